INSERT INTO acknowledgements (id, visitor_id, point, acknowledged_at) VALUES
    (23, 10, 'cleaned', '2026-11-05 06:00:00.000000'),
    (24, 10, 'disposed', '2026-11-05 06:00:00.000000');

INSERT INTO aftercare_steps (id, family_id, after_days, question) VALUES
    (63, 22, 7, '提醒回院拆线；皮肤平整吗？'),
    (64, 22, 30, '围度变化满意吗？邀请回院量围度。');

INSERT INTO allergies (id, customer_id, kind, text) VALUES
    (12, 102, 'contraindication', '光敏'),
    (13, 195, 'allergy', '海鲜');

INSERT INTO appointments (id, customer_id, starts_on, starts_at, minutes, item_id, staff_id, state, visit_id, note) VALUES
    (43, 174, '2026-12-01', '14:00:00.000000', 90, 37, 6, 'booked', NULL, NULL),
    (44, 177, '2026-12-01', '16:30:00.000000', 45, 62, 6, 'confirmed', NULL, NULL);

INSERT INTO archive_reviews (id, customer_id, reviewed_on, staff_id, note) VALUES
    (137, 191, '2026-09-25', 2, NULL),
    (138, 194, '2026-10-27', 3, NULL);

INSERT INTO attachment_contents (sha256, content) VALUES
    ('a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3', X'25504446');

INSERT INTO attachments (id, customer_id, consent_id, kind, title, file_name, media_type, size_bytes, sha256, added_on) VALUES
    (1, 193, 648, 'signed_form', '知情同意书', '知情同意书.pdf', 'application/pdf', 4, 'a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3', '2026-11-20');

INSERT INTO attendances (id, customer_id, event_id, attended_on, sales_minor) VALUES
    (133, 187, 12, '2026-10-20', 0),
    (134, 189, 12, '2026-10-20', 0);

INSERT INTO call_drafts (id, staff_id, followup_id, texts) VALUES
    (1, 2, 570, '{"note": "说到一半"}');

INSERT INTO circle_members (id, customer_id, circle_id) VALUES
    (1, 193, 1);

INSERT INTO circles (id, kind, name) VALUES
    (1, 'club', '太湖瑜伽会');

INSERT INTO clinic (id, name, zone, currency, language, number_prefix, number_digits, grading_period, tier_scheme, created_at) VALUES
    (1, '无锡丽人医疗美容', 'Asia/Shanghai', 'CNY', 'zh', '', 5, 'quarterly', 'five_tiers', '2026-11-30 22:31:20.318477');

INSERT INTO complaint_call_backs (id, case_id, round, called_at, caller_id, solved, feeling, experience, satisfaction, claim, stands_in) VALUES
    (6, 6, 1, '2026-09-23 01:12:00.000000', 2, 1, '感觉被重视', '没有别的', 5, '已全额退款', 0),
    (7, 10, 1, '2026-11-21 20:19:00.000000', 2, 1, '感觉被重视', '没有别的', 4, '已当面道歉，换专人服务', 0),
    (8, 12, 1, '2026-11-25 01:58:00.000000', 2, 1, '可以接受', '有变动请提前打电话', 4, '已优先安排治疗，赠皮肤检测一次', 0);

INSERT INTO complaint_cases (id, complaint_id, customer_id, number, stage, round, severity, complexity, channel, received_at, stepped_at, wish, visit_id, first_receiver_id, owner_id, department, remedy, remedy_cost_minor, cause, cause_text, no_action_why, learning, learning_text, signed_on, confirmation_id, closed_at, withdrawn_why) VALUES
    (6, 10, 16, 'C-0129', 'closed', 1, 'red_line', 'clear', 'phone', '2026-09-20 02:12:00.000000', '2026-09-23 01:22:00.000000', '希望有人说明原因', NULL, 3, 3, 'customer_service', '已全额退款', 68000, 'product', '未告知成分可能引起敏感', NULL, 'catalogue', NULL, '2026-09-22', 6, '2026-09-23 01:22:00.000000', NULL),
    (10, 58, 9, 'C-0133', 'called_back', 1, 'ordinary', 'clear', 'platform', '2026-11-19 02:19:00.000000', '2026-11-21 20:19:00.000000', '希望有人说明原因', NULL, 6, 6, 'front_desk', '已当面道歉，换专人服务', 0, 'attitude', '午间一人值班，接电话急躁', NULL, 'rule_changed', NULL, '2026-11-21', 7, NULL, NULL),
    (12, 57, 12, 'C-0135', 'called_back', 1, 'ordinary', 'clear', 'in_person', '2026-11-21 02:58:00.000000', '2026-11-25 01:58:00.000000', '希望有人说明原因', NULL, 4, 4, 'front_desk', '已优先安排治疗，赠皮肤检测一次', 28000, 'scheduling', '前台重复预约', NULL, 'catalogue', NULL, '2026-11-24', 8, NULL, NULL),
    (15, 56, 38, 'C-0138', 'signed', 1, 'ordinary', 'clear', 'phone', '2026-11-24 07:22:00.000000', '2026-11-29 22:01:22.312104', '希望有人说明原因', NULL, 5, 5, 'management', '空调定时已调整', 0, 'environment', '空调定时过早关闭', NULL, NULL, NULL, '2026-11-30', NULL, NULL, NULL),
    (16, 55, 2, 'C-0139', 'solved', 1, 'ordinary', 'clear', 'in_person', '2026-11-25 05:48:00.000000', '2026-11-29 21:01:22.312104', '希望有人说明原因', NULL, 6, 6, 'front_desk', '已优先安排治疗，赠皮肤检测一次', 28000, 'scheduling', '前台重复预约', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (20, 51, 143, 'C-0143', 'in_hand', 1, 'ordinary', 'clear', 'wechat', '2026-11-30 05:23:00.000000', '2026-11-30 06:03:00.000000', '希望有人说明原因', NULL, 5, 5, 'customer_service', NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (21, 49, 27, 'C-0144', 'received', 1, 'ordinary', 'clear', 'wechat', '2026-11-30 19:11:22.312104', '2026-11-30 19:11:22.312104', '希望有人说明原因', NULL, 4, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (22, 4, 3, 'C-0145', 'in_hand', 1, 'ordinary', 'clear', 'platform', '2026-11-30 20:11:22.312104', '2026-11-30 20:51:22.312104', '希望有人说明原因', NULL, 3, 5, 'front_desk', NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO complaint_deadlines (id, case_id, round, clock, started_at, due_at, warn_at, paused_at, met_at) VALUES
    (78, 22, 1, 'plan', '2026-11-30 20:11:22.312104', '2026-12-01 10:00:00.000000', '2026-12-01 07:45:00.000000', NULL, '2026-11-30 20:51:22.312104'),
    (79, 22, 1, 'solution', '2026-11-30 20:11:22.312104', '2026-12-02 10:00:00.000000', '2026-12-02 05:30:00.000000', NULL, NULL);

INSERT INTO complaint_drafts (id, customer_id, visit_id, result_score, drafted_on, state, case_id, dropped_why, decided_on, decided_by_id) VALUES
    (1, 193, 197, 2, '2026-11-20', 'open', NULL, NULL, NULL, NULL);

INSERT INTO complaint_handlers (id, case_id, staff_id, since_at) VALUES
    (19, 20, 5, '2026-11-30 05:38:00.000000'),
    (20, 22, 5, '2026-11-30 20:26:22.312104');

INSERT INTO complaint_log (id, case_id, at, staff_id, step, stage, text) VALUES
    (121, 22, '2026-11-30 20:26:22.312104', 5, 'respond', 'in_hand', '致歉，另约周四十点三号房'),
    (122, 22, '2026-11-30 20:51:22.312104', 5, 'plan', 'in_hand', '优先安排，并赠皮肤检测一次');

INSERT INTO complaint_promises (id, tier, severity, first_response_minutes, plan_days, clear_days, complex_days, several_departments_days, call_back_days) VALUES
    (1, 'vip', 'ordinary', 2, 2, 2, 2, 2, 2);

INSERT INTO complaints (id, customer_id, received_on, kind, direction, status, text) VALUES
    (4, 3, '2026-11-21', 'complaint', 'waiting', 'open', '预约后等了五十分钟'),
    (10, 16, '2026-09-20', 'complaint', 'return', 'confirmed', '精华已开封要求退款'),
    (49, 27, '2026-12-01', 'complaint', 'privacy', 'open', '前台大声念姓名'),
    (50, 145, '2026-11-30', 'complaint', 'attitude', 'open', '电话里语气不好'),
    (51, 143, '2026-11-30', 'complaint', 'price', 'open', '免费复查被收费'),
    (54, 154, '2026-11-23', 'complaint', 'result', 'open', '填充后瘀青一周未退'),
    (55, 2, '2026-11-25', 'complaint', 'waiting', 'resolved', '预约后等了五十分钟，没有人说明'),
    (56, 38, '2026-11-24', 'complaint', 'environment', 'resolved', '治疗室太冷'),
    (57, 12, '2026-11-21', 'complaint', 'waiting', 'confirmed', '预约后等了五十分钟，没有人说明'),
    (58, 9, '2026-11-19', 'complaint', 'attitude', 'confirmed', '电话里语气不好'),
    (59, 193, '2026-11-22', 'complaint', 'price', 'confirmed', '免费复查被收费');

INSERT INTO consents (id, customer_id, kind, given_on, withdrawn_on) VALUES
    (647, 200, 'phone', '2026-11-21', NULL),
    (648, 200, 'wechat', '2026-11-21', NULL);

INSERT INTO contact_reviews (id, contact_id, customer_id, staff_id, reviewed_on, comment) VALUES
    (1, 373, 193, 2, '2026-11-20', '问得细');

INSERT INTO contact_rules (id, calls_from, calls_until, most_in_week, max_attempts, works_make_up_days, planned_until_on) VALUES
    (1, '09:00:00.000000', '20:00:00.000000', 6, 3, 1, '2026-12-31');

INSERT INTO contacts (id, customer_id, followup_id, next_id, corrects_id, logged_at, settles_at, edited_at, contacted_on, staff_id, method, target, initiator, outcome, counts, note, effect, satisfaction, product_gaps, new_needs, suggestions, competitor, lead, lead_value, cost_minor, minutes) VALUES
    (372, 58, 318, NULL, NULL, '2026-11-21 01:30:00.000000', '2026-11-22 01:30:00.000000', NULL, '2026-11-21', 2, 'phone', 'customer', 'clinic', 'so_so', 1, NULL, '下周再约，先看工作安排', 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 8),
    (373, 132, 346, NULL, NULL, '2026-11-21 04:30:00.000000', '2026-11-22 04:30:00.000000', NULL, '2026-11-21', 2, 'phone', 'customer', 'clinic', 'satisfied', 1, NULL, '下周再约，先看工作安排', 5, NULL, '问了眼周项目', NULL, NULL, NULL, NULL, NULL, 3);

INSERT INTO corrective_actions (id, case_id, text, department, due_on, done_on, verified_on, verified_by_id) VALUES
    (12, 15, '每日开诊前检查室温', 'management', '2026-12-06', NULL, NULL, NULL),
    (13, 16, '两人同用一本预约簿，下班前核对', 'front_desk', '2026-12-07', NULL, NULL, NULL);

INSERT INTO customer_metrics (customer_id, as_of_on, first_visit_on, last_visit_on, spend_minor, spend_365_minor, visit_count, visits_365, visits_90, spend_first_90_minor, treatment_count, referred_count, referred_buyer_count, referred_spend_minor, event_count, event_sales_minor, harmony, open_complaint_count, score_n, score_tenths, rank, tier, tier_order, provisional, stage, stage_number, ratio_milli, expected_gap_days, days_over, rhythm_family_id, completeness_percent, last_contact_on, next_followup_on, booked_on) VALUES
    (199, '2026-12-01', '2026-11-15', '2026-11-15', 1020000, 1020000, 1, 1, 1, 1020000, 1, 0, 0, 0, 0, 0, 100, 0, 10380, 341, 93, 'potential_vip', 1, 1, 'on_rhythm', 0, 44, 36500, 0, 6, 100, '2026-11-18', '2026-11-22', NULL),
    (200, '2026-12-01', '2026-11-21', '2026-11-21', 682000, 682000, 1, 1, 1, 682000, 1, 0, 0, 0, 0, 0, 100, 0, 9500, 312, 99, 'potential_vip', 1, 1, 'on_rhythm', 0, 19, 54000, 0, 8, 90, NULL, '2026-11-22', NULL);

INSERT INTO customer_needs (id, customer_id, need_code_id) VALUES
    (243, 199, 3),
    (244, 200, 4);

INSERT INTO customers (id, number, name, pinyin, gender, birth_calendar, birth_year, birth_month, birth_day, birth_leap, wechat, region, sub_region, address, source, first_contact_on, status, merged_into_id, pause, pause_until_on, responsible_id, supervisor_id, relation_clinic, relation_specialist, reach_by, reach_from, reach_until, conflict, conflict_handling, note) VALUES
    (2, '00018', '陈美玲', 'Chén Měilíng', 'female', 'solar', 1979, 9, 8, 0, 'meiling_c', '无锡梁溪', NULL, NULL, '路过', '2020-11-05', 'active', NULL, NULL, NULL, 4, 2, 5, 5, 'phone', NULL, NULL, NULL, NULL, NULL),
    (3, '00052', '王小明', 'Wáng Xiǎomíng', 'male', 'solar', 1983, 5, 20, 0, 'xiaoming83', '无锡滨湖', NULL, NULL, '路过', '2022-04-18', 'active', NULL, NULL, NULL, 3, 2, 4, 4, 'phone', NULL, NULL, NULL, NULL, NULL),
    (8, '00402', '周静怡', 'Zhōu Jìngyí', 'female', 'solar', 1992, 10, 27, 0, NULL, '无锡滨湖', NULL, NULL, '朋友介绍', '2025-02-19', 'active', NULL, NULL, NULL, 3, 2, 4, 4, 'wechat', NULL, NULL, NULL, NULL, NULL),
    (9, '00288', '黄丽娟', 'Huáng Lìjuān', 'female', 'solar', 1976, 3, 3, 0, NULL, '无锡梁溪', NULL, NULL, '路过', '2024-12-21', 'active', NULL, NULL, NULL, 3, 2, 3, 3, NULL, NULL, NULL, NULL, NULL, NULL),
    (12, '00433', '林芷若', 'Lín Zhǐruò', 'female', 'solar', 1999, 6, 9, 0, 'zhiruo99', '无锡梁溪', NULL, NULL, '路过', '2025-09-27', 'active', NULL, NULL, NULL, 3, 2, 2, 2, 'wechat', NULL, NULL, NULL, NULL, NULL),
    (16, '00515', '孙艺', 'Sūn Yì', 'female', 'solar', 1997, 9, 25, 0, NULL, '苏州', NULL, NULL, '朋友介绍', '2026-02-04', 'active', NULL, NULL, NULL, 4, 2, 1, 1, NULL, NULL, NULL, NULL, NULL, NULL),
    (27, '00010', '王玉嫣', 'Wáng Yùyān', 'female', 'solar', 1979, 9, 14, 0, NULL, '无锡新吴', NULL, NULL, '大众点评', '2024-02-06', 'active', NULL, NULL, NULL, 3, 2, NULL, NULL, 'wechat', '09:30:00.000000', NULL, NULL, NULL, NULL),
    (38, '00022', '张嫣琪', 'Zhāng Yānqí', 'female', 'lunar', 1976, 1, 20, 0, 'zhangyanqi_91', '无锡惠山', NULL, NULL, '小红书', '2023-12-31', 'active', NULL, NULL, NULL, 4, 2, 3, 3, NULL, NULL, NULL, NULL, NULL, '想在婚礼前完成疗程'),
    (58, '00042', '王萍茗', 'Wáng Píngmíng', 'female', 'lunar', 1974, 2, 10, 0, 'wangpingming_61', '无锡梁溪', NULL, NULL, '抖音', '2024-01-28', 'active', NULL, NULL, NULL, 2, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (78, '00063', '陆雨珊', 'Lù Yǔshān', 'female', 'solar', NULL, NULL, NULL, 0, 'luyushan_89', '无锡新吴', NULL, NULL, '活动', '2024-03-24', 'active', NULL, NULL, NULL, 3, 2, 3, 3, 'sms', '09:30:00.000000', '20:00:00.000000', NULL, NULL, NULL),
    (102, '00087', '杨磊帆', 'Yáng Lěifān', 'male', 'solar', 1979, 7, 24, 0, 'yangleifan_69', '无锡新吴', NULL, NULL, '朋友介绍', '2024-09-30', 'active', NULL, NULL, NULL, 3, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '对价格敏感，先发方案'),
    (120, '00106', '张莉涵', 'Zhāng Lìhán', 'female', 'solar', 2001, 1, 16, 0, NULL, '无锡梁溪', NULL, NULL, '美团', '2025-02-22', 'active', NULL, NULL, NULL, 2, 2, 4, 5, NULL, NULL, NULL, NULL, NULL, NULL),
    (132, '00118', '黄梅晶', 'Huáng Méijīng', 'female', 'solar', NULL, 7, 22, 0, NULL, '无锡新吴', NULL, NULL, '大众点评', '2025-05-25', 'active', NULL, NULL, NULL, 2, 2, 3, 2, NULL, NULL, NULL, NULL, NULL, NULL),
    (143, '00129', '赵美诗', 'Zhào Měishī', 'female', 'solar', 1986, 11, 7, 0, 'zhaomeishi_30', '无锡梁溪', NULL, NULL, '大众点评', '2025-08-26', 'active', NULL, NULL, NULL, 3, 2, 1, 1, 'sms', '09:30:00.000000', NULL, 'price_only', NULL, '对价格敏感，先发方案'),
    (145, '00131', '易琪玲', 'Yì Qílíng', 'female', 'solar', 1995, 12, 26, 0, 'yiqiling_33', '苏州', NULL, NULL, '美团', '2025-09-10', 'active', NULL, NULL, NULL, 3, 2, 4, 5, NULL, NULL, NULL, NULL, NULL, NULL),
    (154, '00140', '卢文子', 'Lú Wénzi', 'female', 'solar', 2000, 1, 15, 0, NULL, '无锡梁溪', NULL, NULL, '活动', '2025-11-21', 'active', NULL, NULL, NULL, 2, 2, NULL, NULL, 'wechat', '09:30:00.000000', '18:00:00.000000', NULL, NULL, NULL),
    (174, '00161', '王欣影', 'Wáng Xīnyǐng', 'female', 'solar', 1998, 12, 8, 0, 'wangxinying_85', '无锡惠山', NULL, NULL, '大众点评', '2026-04-30', 'active', NULL, NULL, NULL, 2, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (177, '00164', '徐莎', 'Xú Shā', 'female', 'solar', 1997, 5, 11, 0, 'xusha_51', '无锡滨湖', NULL, NULL, '活动', '2026-05-24', 'active', NULL, NULL, NULL, 4, 2, 1, 1, NULL, NULL, NULL, NULL, NULL, '对价格敏感，先发方案'),
    (187, '00175', '张思希', 'Zhāng Sīxī', 'female', 'solar', NULL, NULL, NULL, 0, 'zhangsixi_48', '无锡滨湖', NULL, NULL, '活动', '2026-08-09', 'active', NULL, NULL, NULL, 3, 2, 3, 3, 'sms', '09:30:00.000000', '21:00:00.000000', NULL, NULL, NULL),
    (189, '00177', '李莎心', 'Lǐ Shāxīn', 'female', 'lunar', 1975, 5, 16, 0, 'lishaxin_60', '无锡滨湖', NULL, NULL, '朋友介绍', '2026-08-16', 'active', NULL, NULL, NULL, 3, 2, 3, 3, 'wechat', '09:30:00.000000', '21:00:00.000000', NULL, NULL, '工作在新吴，下班后方便'),
    (191, '00179', '徐蕾', 'Xú Lěi', 'female', 'solar', 1997, 6, 25, 0, 'xulei_24', '无锡梁溪', NULL, NULL, '路过', '2026-09-09', 'active', NULL, NULL, NULL, 4, 2, 4, 4, 'sms', '09:30:00.000000', '20:00:00.000000', NULL, NULL, NULL),
    (193, '00181', '孔晓', 'Kǒng Xiǎo', 'female', 'lunar', 1990, 12, 2, 0, NULL, NULL, NULL, NULL, '抖音', '2026-09-26', 'active', NULL, NULL, NULL, 2, 2, 3, 3, 'wechat', '09:30:00.000000', '21:00:00.000000', NULL, NULL, NULL),
    (194, '00182', '顾滢', 'Gù Yíng', 'female', 'solar', 1998, 8, 3, 0, NULL, '无锡惠山', NULL, NULL, '大众点评', '2026-10-08', 'active', NULL, NULL, NULL, 4, 2, 3, 4, 'wechat', '09:30:00.000000', '20:00:00.000000', NULL, NULL, NULL),
    (195, '00183', '李琳滢', 'Lǐ Línyíng', 'female', 'solar', 1968, 9, 8, 0, 'lilinying_00', '无锡新吴', NULL, NULL, '活动', '2026-10-13', 'active', NULL, NULL, NULL, 2, 2, NULL, NULL, 'wechat', '09:30:00.000000', NULL, NULL, NULL, '下次介绍眼周项目'),
    (196, '00184', '孟国俊', 'Mèng Guójùn', 'male', 'solar', 1974, 4, 26, 0, 'mengguojun_36', NULL, NULL, NULL, '大众点评', '2026-10-22', 'active', NULL, NULL, NULL, 3, 2, 2, 2, 'phone', '09:30:00.000000', '20:00:00.000000', NULL, NULL, NULL),
    (197, '00185', '陈影羽', 'Chén Yǐngyǔ', 'female', 'solar', 1983, 10, 3, 0, 'chenyingyu_64', '无锡梁溪', NULL, NULL, '朋友介绍', '2026-10-23', 'active', NULL, NULL, NULL, 2, 2, NULL, NULL, 'sms', '09:30:00.000000', '21:00:00.000000', NULL, NULL, NULL),
    (198, '00186', '罗蕾梦', 'Luó Lěimèng', 'female', 'lunar', 1982, 4, 18, 0, 'luoleimeng_24', '无锡梁溪', NULL, NULL, '美团', '2026-11-06', 'active', NULL, NULL, NULL, 4, 2, 5, 5, NULL, NULL, NULL, NULL, NULL, NULL),
    (199, '00187', '韩倩', 'Hán Qiàn', 'female', 'solar', 1992, 2, 2, 0, 'hanqian_28', '无锡滨湖', NULL, NULL, '大众点评', '2026-11-06', 'active', NULL, NULL, NULL, 2, 2, NULL, NULL, 'wechat', '09:30:00.000000', '21:00:00.000000', NULL, NULL, NULL),
    (200, '00188', '周思菲', 'Zhōu Sīfēi', 'female', 'solar', 1993, 8, 13, 0, 'zhousifei_38', '无锡滨湖', NULL, NULL, '小红书', '2026-11-21', 'active', NULL, NULL, NULL, 2, 2, 4, 5, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO day_exceptions (id, day_on, opens_at, closes_at, reason) VALUES
    (1, '2026-11-20', NULL, NULL, '装修');

INSERT INTO duplicate_rejections (id, first_id, second_id) VALUES
    (1, 2, 3);

INSERT INTO events (id, name, kind, held_on) VALUES
    (11, '名媛之夜 2026', 'ladies_club', '2026-08-20'),
    (12, '周年庆 2026', 'anniversary', '2026-10-20');

INSERT INTO families (id, name, cycle_days, one_off) VALUES
    (3, '玻尿酸', 270, 0),
    (6, '热玛吉', 365, 0),
    (8, '线雕提升', 540, 0),
    (9, '光子嫩肤', 28, 0),
    (12, '水光针', 28, 0),
    (13, '激光脱毛', 35, 0),
    (14, '皮肤护理', 42, 0),
    (16, '头皮养护', 21, 0),
    (17, '半永久纹绣', 540, 0),
    (21, '脂肪填充', NULL, 1),
    (22, '吸脂塑形', NULL, 1);

INSERT INTO family_members (id, customer_id, name, relation, note) VALUES
    (59, 197, '超轩', 'child', NULL),
    (60, 200, '涛波', 'child', NULL);

INSERT INTO family_pools (family_id, pool_quarters, cycle_days) VALUES
    (16, 84, 21),
    (17, 2160, 540);

INSERT INTO family_rhythms (customer_id, family_id, last_visit_on, gap_count, median_gap_halves) VALUES
    (199, 6, '2026-11-15', 0, NULL),
    (200, 8, '2026-11-21', 0, NULL);

INSERT INTO first_asked_breaches (id, staff_id, case_id, kind, breached_on, text, recorded_by_id, decision, decided_on, decided_by_id, appeal, appealed_on, lifted_on) VALUES
    (2, 3, NULL, 'not_written_down', '2026-08-23', '客户在前台询问，被直接打发上楼', 1, NULL, NULL, NULL, NULL, NULL, NULL),
    (3, 3, NULL, 'answered_late', '2026-11-18', '客户在前台询问，被直接打发上楼', 1, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO followup_closings (id, followup_id, customer_id, cause, closed_on, contact_id, visit_id, appointment_id, newer_id, staff_id, why) VALUES
    (343, 318, 58, 'contact', '2026-11-21', 372, NULL, NULL, NULL, 2, NULL),
    (344, 346, 132, 'contact', '2026-11-21', 373, NULL, NULL, NULL, 2, NULL);

INSERT INTO followups (id, customer_id, kind, origin, state, planned_on, due_on, due_at, earliest_on, latest_on, staff_id, method, target, family_id, complaint_id, step, reference_on, subject, ask, say, attempts, max_attempts, by_hand) VALUES
    (318, 58, 'aftercare', '2026-11-20/1', 'done', '2026-11-21', '2026-11-21', '09:30:00.000000', '2026-11-21', '2026-11-22', 2, 'phone', 'customer', 3, NULL, 1, '2026-11-20', NULL, '有没有明显肿胀、疼痛、皮肤发白或发紫？', NULL, 0, 3, 0),
    (346, 132, 'aftercare', '2026-11-14/7', 'done', '2026-11-21', '2026-11-21', '12:30:00.000000', '2026-11-21', '2026-11-22', 2, 'phone', 'customer', 9, NULL, 7, '2026-11-14', NULL, '肤色变亮了吗？防晒做得怎么样？', NULL, 0, 3, 0),
    (569, 145, 'complaint_call_back', '50', 'open', '2026-11-21', '2026-11-23', '10:30:00.000000', '2026-11-21', '2026-11-23', 2, 'phone', 'customer', NULL, 50, NULL, '2026-11-30', NULL, NULL, NULL, 0, 3, 0),
    (570, 154, 'complaint_call_back', '54', 'open', '2026-11-21', '2026-11-23', '10:30:00.000000', '2026-11-21', '2026-11-23', 2, 'phone', 'customer', NULL, 54, NULL, '2026-11-23', NULL, NULL, NULL, 0, 3, 0);

INSERT INTO grade_steps (run_id, scale, value, below) VALUES
    (5, 'visits_90', 7, 147),
    (5, 'visits_90', 8, 150);

INSERT INTO grades (run_id, customer_id, number, first_visit_on, last_visit_on, tenure_days, spend_minor, spend_365_minor, visit_count, visits_365, visits_90, spend_first_90_minor, treatment_count, referred_count, referred_buyer_count, referred_spend_minor, event_count, event_sales_minor, harmony, tenure_below, spend_below, visits_below, frequency_below, treatments_below, referred_below, referred_spend_below, events_below, event_sales_below, ranked, score_n, rank, base_tier, tier, stars) VALUES
    (5, 199, '00187', NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 'prospect', 'prospect', NULL),
    (5, 200, '00188', NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 'prospect', 'prospect', NULL);

INSERT INTO grading_runs (id, as_of_on, period, rule_version_id, ranked_count, dormant_count, prospect_count, rows_after_count, tie_at_cut, weight_in_use, checksum, restated, previous_id, beside_id, graded_at, graded_by_id) VALUES
    (1, '2025-09-30', '2025-Q3', 1, 131, 1, 68, 1441, 0, 100, '9dbbbe4c1056d9149b06d5a1e2e2e0dd30c674e8c612b6ccb98ac16aa67fa559', 0, NULL, NULL, '2026-11-30 22:31:21.793944', 1),
    (2, '2025-12-31', '2025-Q4', 1, 141, 3, 56, 1183, 0, 100, '003a759fbf84012189cdefe3ac2d068d3b6517b637cba9324ce92c11a7c2c37c', 0, 1, NULL, '2026-11-30 22:31:21.793944', 1),
    (3, '2026-03-31', '2026-Q1', 1, 145, 12, 43, 888, 1, 100, '1c6b403aef89acac4c98eae76eb55fc9c466527aa760251bd031c78947a94d81', 0, 2, NULL, '2026-11-30 22:31:21.793944', 1),
    (4, '2026-06-30', '2026-Q2', 1, 149, 21, 30, 566, 0, 100, 'dc929873a885c4cfa4bcb76313509cefd6c7aefb10b4e7e32326929a1d7e8a99', 0, 3, NULL, '2026-11-30 22:31:21.793944', 1),
    (5, '2026-09-30', '2026-Q3', 1, 153, 29, 18, 206, 0, 100, 'ca2d349e390234e63600d26e2cffb501776d0ba71a54a77ea8329fc65e09a89f', 0, 4, NULL, '2026-11-30 22:31:21.793944', 1);

INSERT INTO holiday_rules (id, holiday, greets, closed) VALUES
    (1, 'new_year', 1, 1);

INSERT INTO home_visit_payments (id, home_visit_id, amount_minor, method, paid_on, text) VALUES
    (1, 5, 20000, 'transfer', '2026-11-20', '上门费');

INSERT INTO home_visit_reviews (id, month_on, gains, losses, policy_id, reviewed_on, staff_id) VALUES
    (1, '2026-10-01', '客户满意', '路上太久', 1, '2026-11-20', 2);

INSERT INTO home_visitors (id, home_visit_id, staff_id) VALUES
    (9, 5, 3),
    (10, 5, 4);

INSERT INTO home_visits (id, customer_id, number, state, visits_on, starts_at, ends_at, address, purpose, case_id, planned_by_id, confirmed_on, confirmed_by_id, left_at, done_on, signed_on, card_number, score, said, filed_on, scan_id, cancelled_why) VALUES
    (4, 9, 'H-0004', 'done', '2026-11-16', '14:00:00.000000', '15:30:00.000000', '滨湖区太湖大道 88 号', '术后换药', NULL, 1, '2026-11-15', 1, '2026-11-16 06:00:00.000000', '2026-11-16', '2026-11-16', 'F-0102', 4, NULL, NULL, NULL, NULL),
    (5, 3, 'H-0005', 'done', '2026-11-05', '14:00:00.000000', '15:30:00.000000', '滨湖区太湖大道 88 号', '术后换药', NULL, 1, '2026-11-04', 1, '2026-11-05 06:00:00.000000', '2026-11-05', '2026-11-05', 'F-0101', 5, NULL, '2026-11-05', NULL, NULL);

INSERT INTO import_mappings (id, kind, headings_digest, heading, field) VALUES
    (1, 'customers', 'b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4', '客户姓名', 'name');

INSERT INTO important_dates (id, customer_id, family_member_id, kind, label, calendar, year, month, day, leap, yearly) VALUES
    (116, 197, 59, 'birthday', NULL, 'solar', 2012, 12, 5, 0, 1),
    (117, 200, 60, 'birthday', NULL, 'solar', 2022, 2, 1, 0, 1);

INSERT INTO internal_settlements (id, return_id, kind, department, amount_minor, text, settled_on, staff_id) VALUES
    (1, 2, 'department', 'front_desk', 4800, '拿错型号，当面道歉', '2026-11-25', 1),
    (2, 3, 'supplier', NULL, 26000, '厂家返修', '2026-11-19', 1);

INSERT INTO item_prices (id, item_id, valid_from_on, price_minor) VALUES
    (62, 62, '2023-11-22', 1980000),
    (63, 63, '2023-11-22', 1880000);

INSERT INTO items (id, family_id, code, name, active) VALUES
    (20, 6, 'RM01', '热玛吉 FLX 面部 600 发', 1),
    (27, 8, 'XD02', '线雕 鼻部', 1),
    (37, 12, 'SG03', '水光针 婴儿针 菲洛嘉', 1),
    (39, 13, 'TM02', '激光脱毛 唇毛', 1),
    (42, 14, 'HL01', '小气泡 深层清洁', 1),
    (43, 14, 'HL02', '补水导入护理', 1),
    (44, 14, 'HL03', '舒敏修复护理', 1),
    (62, 22, 'XZ01', '吸脂 腰腹', 1),
    (63, 22, 'XZ02', '吸脂 大腿', 1);

INSERT INTO journal_entries (id, at, actor_id, actor_name, intent, undoes_id, row_count, digest) VALUES
    (8, '2026-11-30 22:31:23.303884', 1, '沈宁', 'set_up', NULL, 302, '5b9ab513ee49572779111462ecf571b5f3d72ebd7994a9f80d05356955446eeb'),
    (9, '2026-11-30 22:31:23.736124', 1, '沈宁', 'set_up', NULL, 52, '68b29402837bea639dea42da77c991ae02dd6144ff7ce998394a640cc811285b');

INSERT INTO journal_rows (id, entry_id, table_name, row_key, customer_id, before, after, digest) VALUES
    (9483, 9, 'first_asked_breaches', 2, NULL, NULL, '{"breached_on":"2026-08-23","id":2,"kind":"not_written_down","recorded_by_id":1,"staff_id":3,"text":"客户在前台询问，被直接打发上楼"}', '961ca728f54ee2bbe373a210cf98c6d73320ba9baa529b31539f6d944789459e'),
    (9484, 9, 'first_asked_breaches', 3, NULL, NULL, '{"breached_on":"2026-11-18","id":3,"kind":"answered_late","recorded_by_id":1,"staff_id":3,"text":"客户在前台询问，被直接打发上楼"}', 'a31995108d6d24210e9c220c83e1f0f667f7e0a6d418c21e1d2d44f145583f91');

INSERT INTO need_codes (id, kind, name) VALUES
    (3, 'need', '除皱'),
    (4, 'need', '补水'),
    (11, 'pain', '担心不自然'),
    (12, 'pain', '嫌等候久'),
    (13, 'pain', '价格不透明'),
    (14, 'pain', '效果不持久');

INSERT INTO need_meanings (id, tier, need_code_id, text) VALUES
    (7, 'vip', 11, '先看案例，少量多次'),
    (8, 'vip', 12, '提前留房，到店即入');

INSERT INTO number_series (name, last) VALUES
    ('home_visit', 5),
    ('return', 4);

INSERT INTO opening_hours (id, weekday, opens_at, closes_at) VALUES
    (1, 2, '09:00:00.000000', '20:00:00.000000');

INSERT INTO packages (id, customer_id, item_id, session_count, bought_on, expires_on) VALUES
    (103, 195, 39, 6, '2026-10-13', '2028-10-12'),
    (104, 196, 42, 6, '2026-10-22', '2028-10-21');

INSERT INTO phones (id, customer_id, digits, label, position, wrong) VALUES
    (199, 199, '15004425579', NULL, 0, 0),
    (200, 200, '13735075286', NULL, 0, 0);

INSERT INTO policies (id, kind, number, valid_from_on, text) VALUES
    (1, 'returns', 1, '2026-11-20', '七天内可以退货。');

INSERT INTO preferences (id, customer_id, kind, text) VALUES
    (266, 199, 'like', '黑咖啡'),
    (267, 199, 'taboo', '不打工作电话');

INSERT INTO printed_lines (id, list_id, followup_id, position, code, contact_id) VALUES
    (1, 1, 570, 1, 'A1', 373);

INSERT INTO printed_lists (id, first_on, last_on, printed_at, printed_on, printed_by_id, control_total) VALUES
    (1, '2026-11-16', '2026-11-22', '2026-11-20 09:30:00.000000', '2026-11-20', 2, 2);

INSERT INTO red_line_reviews (id, case_id, return_id, contact_id, reviewed_at, staff_id, finding) VALUES
    (1, 6, NULL, NULL, '2026-09-20 05:12:00.000000', 2, '售前告知不全；已培训，月底抽查');

INSERT INTO referrals (id, referrer_id, referred_id, referred_on) VALUES
    (44, 145, 198, '2026-11-06'),
    (45, 120, 200, '2026-11-21');

INSERT INTO refused_attempts (id, at, staff_id, intent, rule, case_id) VALUES
    (1, '2026-11-20 09:30:00.000000', 2, 'set_up', 'gate', 22);

INSERT INTO relation_changes (id, customer_id, side, level_before, level_after, reason, changed_at, staff_id) VALUES
    (1, 193, 'clinic', NULL, 3, '常带朋友来', '2026-11-20 09:30:00.000000', 2);

INSERT INTO result_notices (id, case_id, told_on, informed, name, staff_id) VALUES
    (12, 15, '2026-11-29', 'customer', NULL, 5),
    (13, 16, '2026-11-30', 'customer', NULL, 6);

INSERT INTO retirements (id, customer_id, reason, approved_by_id, retired_on, restored_on, restored_why, restored_by_id) VALUES
    (1, 193, 'moved', 2, '2026-11-20', NULL, NULL, NULL);

INSERT INTO return_lines (id, return_id, item_id, count, visit_line_id, ours_why, new_item_id, refund_line_id) VALUES
    (3, 3, 44, 1, 183, NULL, NULL, NULL),
    (4, 4, 43, 1, 199, NULL, NULL, NULL);

INSERT INTO returns (id, customer_id, number, state, wish, reason, text, taken_on, taken_by_id, policy_id, case_id, done, refund_minor, finished_on, finished_by_id, signed_on, refused_on, refused_by_id, refused_why) VALUES
    (2, 2, 'R-0002', 'finished', 'exchange', 'wrong_item', NULL, '2026-11-25', 1, NULL, NULL, 'exchange', 0, '2026-11-25', 1, '2026-11-25', NULL, NULL, NULL),
    (3, 8, 'R-0003', 'finished', 'repair', 'other', NULL, '2026-11-19', 1, NULL, NULL, 'repair', 0, '2026-11-19', 1, '2026-11-19', NULL, NULL, NULL),
    (4, 9, 'R-0004', 'refused', 'exchange', 'changed_mind', NULL, '2026-11-11', 1, NULL, NULL, NULL, 0, NULL, NULL, NULL, '2026-11-11', 1, '已开封并用完');

INSERT INTO rule_versions (id, digest, valid_from_on, cut_kind, vip_cut, major_cut, ordinary_cut, created_at, created_by_id) VALUES
    (1, 'b185d18af8b2', '1900-01-01', 'rank_share', 2000, 4000, 7000, '2026-11-30 22:31:21.793944', 1);

INSERT INTO rule_weights (id, rule_version_id, indicator, weight) VALUES
    (9, 1, 'event_sales', 4),
    (10, 1, 'harmony', 5);

INSERT INTO run_weights (run_id, indicator, weight) VALUES
    (5, 'treatments', 8),
    (5, 'visits', 7);

INSERT INTO saved_views (id, staff_id, list_name, name, query) VALUES
    (1, 2, 'customers', '贵宾', 'tier=vip');

INSERT INTO search_text (customer_id, text) VALUES
    (199, '
00187
187
韩倩
hanqian
hq
hanqian_28
15004425579
	'),
    (200, '
00188
188
周思菲
sifei
zhousifei
zsf
zhousifei_38
13735075286
	');

INSERT INTO service_extras (id, name, free_from_minor, price_minor, offered) VALUES
    (1, '停车券', 2, 2, 1);

INSERT INTO service_standards (id, tier, ideal_gap_days, max_gap_days, least_per_quarter, most_per_quarter, phone_percent, wechat_percent, sms_percent, in_person_percent, dates_by, greets_holidays) VALUES
    (1, 'vip', 30, 45, 2, 4, 40, 40, 10, 10, 'phone', 1);

INSERT INTO signature_attempts (id, case_id, round, tried_on, method, staff_id, text) VALUES
    (1, 22, 1, '2026-11-20', 'phone', 2, '没有接电话');

INSERT INTO staff (id, name, role, title, speciality, joined_on, active, slot_id) VALUES
    (1, '沈宁', 'manager', NULL, NULL, '2026-12-01', 1, 'd03ace4a2e664683af11572be4b7e883'),
    (2, '周岚', 'supervisor', '客服主管', NULL, '2019-03-01', 1, '26bb17a3bf6445eaab0f6437971e6161'),
    (3, '李娜', 'receptionist', '前台', NULL, '2020-06-15', 1, '2d90c995069e4ea99a433f98f8724a0d'),
    (4, '陈薇', 'specialist', 'VIP 专员', NULL, '2020-09-01', 1, '92262481f8d0474daeed99091cbf5dd7'),
    (5, '吴医生', 'specialist', '主治医师', '光电、抗衰', '2018-05-02', 1, 'fc02be67a392476cbeeff59355c558fe'),
    (6, '林医生', 'specialist', '主治医师', '注射', '2019-10-08', 1, 'b19d9dc63cbd4cc3be5b2d3d8df82deb');

INSERT INTO tier_movements (id, run_id, customer_id, from_tier, to_tier, movement, first_reason, first_delta, second_reason, second_delta, to_rise_minor, to_rise_visits, to_stay_minor, to_stay_visits) VALUES
    (147, 5, 192, 'prospect', 'general', 'entry', 'frequency', 447, 'spend', 342, 82001, 1, NULL, NULL),
    (148, 5, 193, 'prospect', 'general', 'entry', 'frequency', 447, 'spend', 53, 553001, 59, NULL, NULL);

INSERT INTO visit_lines (id, visit_id, customer_id, visited_on, family_id, item_id, staff_id, amount_minor, state, event_id, package_id, refund_of_id, note) VALUES
    (183, 181, 8, '2025-05-19', 14, 44, 4, 39800, 'done', NULL, NULL, NULL, NULL),
    (199, 197, 9, '2025-07-01', 14, 43, 4, 29800, 'done', NULL, NULL, NULL, NULL),
    (2679, 2350, 199, '2026-11-15', 6, 20, 5, 1020000, 'done', NULL, NULL, NULL, NULL),
    (2680, 2351, 200, '2026-11-21', 8, 27, 6, 682000, 'done', NULL, NULL, NULL, NULL);

INSERT INTO visits (id, customer_id, visited_on, visited_at, satisfaction, front_desk_score, service_score, consultant_score, doctor_score, result_score, took_part, note, recorded_by_id) VALUES
    (181, 8, '2025-05-19', '15:00:00.000000', 5, NULL, NULL, NULL, NULL, NULL, 0, NULL, 3),
    (197, 9, '2025-07-01', '16:00:00.000000', 5, NULL, NULL, NULL, NULL, NULL, 0, NULL, 3),
    (1477, 78, '2026-11-15', '14:30:00.000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3),
    (1765, 102, '2026-11-21', '09:30:00.000000', 5, NULL, NULL, NULL, NULL, NULL, 0, NULL, 3),
    (2350, 199, '2026-11-15', '17:00:00.000000', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3),
    (2351, 200, '2026-11-21', '09:30:00.000000', 5, 4, 4, 4, 5, 5, 0, NULL, 3);
