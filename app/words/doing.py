"""Words about what is done: purposes in the journal, and who may."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class Intent(StrEnum):
    """What a write was for, in the journal and in the undo message."""

    SET_UP = "set_up"
    ADD_CUSTOMER = "add_customer"
    EDIT_CUSTOMER = "edit_customer"
    CHANGE_STATUS = "change_status"
    RETIRE_CUSTOMERS = "retire_customers"
    REVIEW_ARCHIVE = "review_archive"
    RECORD_CONSENT = "record_consent"
    ATTACH_FILE = "attach_file"
    REMOVE_ATTACHMENT = "remove_attachment"
    MERGE_CUSTOMERS = "merge_customers"
    REJECT_DUPLICATE = "reject_duplicate"
    LOG_VISIT = "log_visit"
    EDIT_VISIT = "edit_visit"
    REFUND = "refund"
    SELL_PACKAGE = "sell_package"
    RECORD_REFERRAL = "record_referral"
    RECORD_ATTENDANCE = "record_attendance"
    RECORD_FEEDBACK = "record_feedback"
    PLAN_FOLLOWUPS = "plan_followups"
    ADD_FOLLOWUP = "add_followup"
    MOVE_FOLLOWUP = "move_followup"
    CANCEL_FOLLOWUP = "cancel_followup"
    RECORD_CONTACT = "record_contact"
    CORRECT_CONTACT = "correct_contact"
    BOOK_APPOINTMENT = "book_appointment"
    PRINT_LIST = "print_list"
    ENTER_LIST = "enter_list"
    EDIT_STANDARDS = "edit_standards"
    RECEIVE_COMPLAINT = "receive_complaint"
    WORK_COMPLAINT = "work_complaint"
    CALL_BACK_COMPLAINT = "call_back_complaint"
    REVIEW_RED_LINE = "review_red_line"
    EDIT_PROMISES = "edit_promises"
    INTERPRET_NEEDS = "interpret_needs"
    TAKE_RETURN = "take_return"
    FINISH_RETURN = "finish_return"
    REFUSE_RETURN = "refuse_return"
    SETTLE_RETURN = "settle_return"
    EDIT_POLICY = "edit_policy"
    PLAN_HOME_VISIT = "plan_home_visit"
    WORK_HOME_VISIT = "work_home_visit"
    REVIEW_HOME_VISITS = "review_home_visits"
    RECORD_BREACH = "record_breach"
    DECIDE_BREACH = "decide_breach"
    DECIDE_DRAFT = "decide_draft"
    EDIT_CATALOGUE = "edit_catalogue"
    EDIT_STAFF = "edit_staff"
    EDIT_SETTINGS = "edit_settings"
    EDIT_RULES = "edit_rules"
    GRADE = "grade"
    IMPORT = "import"
    RESTORE = "restore"
    UNDO = "undo"
    REFUSED_ATTEMPT = "refused_attempt"
    REFRESH = "refresh"


class Permission(StrEnum):
    """What a role may do; who may what stands in rules.permissions."""

    SEE_CUSTOMERS = "see_customers"
    SEE_FULL_PHONES = "see_full_phones"
    EDIT_CUSTOMERS = "edit_customers"
    MERGE_CUSTOMERS = "merge_customers"
    RETIRE_CUSTOMERS = "retire_customers"
    LOG_VISITS = "log_visits"
    WORK_FOLLOWUPS = "work_followups"
    PLAN_FOLLOWUPS = "plan_followups"
    WORK_COMPLAINTS = "work_complaints"
    REVIEW_COMPLAINTS = "review_complaints"
    TAKE_RETURNS = "take_returns"
    REFUSE_RETURNS = "refuse_returns"
    MAKE_HOME_VISITS = "make_home_visits"
    EDIT_STANDARDS = "edit_standards"
    REFUND = "refund"
    EDIT_CATALOGUE = "edit_catalogue"
    IMPORT = "import"
    EXPORT = "export"
    GRADE = "grade"
    EDIT_RULES = "edit_rules"
    EDIT_STAFF = "edit_staff"
    EDIT_SETTINGS = "edit_settings"
    SEE_JOURNAL = "see_journal"
    BACK_UP = "back_up"
    RESTORE = "restore"
    UNDO_OWN = "undo_own"
    UNDO_ANY = "undo_any"


NAMES: Final[Names] = {
    Permission: {
        Permission.SEE_CUSTOMERS: lambda: say_in("permission", "see customers"),
        Permission.SEE_FULL_PHONES: lambda: say_in("permission", "see full phone numbers"),
        Permission.EDIT_CUSTOMERS: lambda: say_in("permission", "edit customers"),
        Permission.MERGE_CUSTOMERS: lambda: say_in("permission", "merge customers"),
        Permission.RETIRE_CUSTOMERS: lambda: say_in("permission", "retire customers"),
        Permission.LOG_VISITS: lambda: say_in("permission", "log visits"),
        Permission.WORK_FOLLOWUPS: lambda: say_in("permission", "work through follow-ups"),
        Permission.PLAN_FOLLOWUPS: lambda: say_in("permission", "plan follow-ups"),
        Permission.EDIT_STANDARDS: lambda: say_in("permission", "change service standards"),
        Permission.REFUND: lambda: say_in("permission", "give money back"),
        Permission.WORK_COMPLAINTS: lambda: say_in("permission", "work on complaints"),
        Permission.REVIEW_COMPLAINTS: lambda: say_in("permission", "review complaints"),
        Permission.TAKE_RETURNS: lambda: say_in("permission", "take in returns"),
        Permission.REFUSE_RETURNS: lambda: say_in("permission", "refuse a return"),
        Permission.MAKE_HOME_VISITS: lambda: say_in("permission", "plan and make home visits"),
        Permission.EDIT_CATALOGUE: lambda: say_in("permission", "edit the catalogue"),
        Permission.IMPORT: lambda: say_in("permission", "import files"),
        Permission.EXPORT: lambda: say_in("permission", "export lists"),
        Permission.GRADE: lambda: say_in("permission", "grade customers"),
        Permission.EDIT_RULES: lambda: say_in("permission", "change the grading rules"),
        Permission.EDIT_STAFF: lambda: say_in("permission", "edit staff"),
        Permission.EDIT_SETTINGS: lambda: say_in("permission", "change settings"),
        Permission.SEE_JOURNAL: lambda: say_in("permission", "see the journal"),
        Permission.BACK_UP: lambda: say_in("permission", "make and check backups"),
        Permission.RESTORE: lambda: say_in("permission", "go back to a backup"),
        Permission.UNDO_OWN: lambda: say_in("permission", "undo own changes"),
        Permission.UNDO_ANY: lambda: say_in("permission", "undo anyone's changes"),
    },
    Intent: {
        Intent.SET_UP: lambda: say_in("intent", "Set up the clinic"),
        Intent.ADD_CUSTOMER: lambda: say_in("intent", "Add a customer"),
        Intent.EDIT_CUSTOMER: lambda: say_in("intent", "Edit a customer"),
        Intent.CHANGE_STATUS: lambda: say_in("intent", "Change a status"),
        Intent.RETIRE_CUSTOMERS: lambda: say_in("intent", "Retire customers"),
        Intent.REVIEW_ARCHIVE: lambda: say_in("intent", "Review an archive"),
        Intent.RECORD_CONSENT: lambda: say_in("intent", "Record a consent"),
        Intent.ATTACH_FILE: lambda: say_in("intent", "Attach a file"),
        Intent.REMOVE_ATTACHMENT: lambda: say_in("intent", "Remove an attachment"),
        Intent.MERGE_CUSTOMERS: lambda: say_in("intent", "Merge customers"),
        Intent.REJECT_DUPLICATE: lambda: say_in("intent", "Mark as not the same"),
        Intent.LOG_VISIT: lambda: say_in("intent", "Log a visit"),
        Intent.EDIT_VISIT: lambda: say_in("intent", "Edit a visit"),
        Intent.REFUND: lambda: say_in("intent", "Give money back"),
        Intent.SELL_PACKAGE: lambda: say_in("intent", "Sell a package"),
        Intent.RECORD_REFERRAL: lambda: say_in("intent", "Record a referral"),
        Intent.RECORD_ATTENDANCE: lambda: say_in("intent", "Record an attendance"),
        Intent.RECORD_FEEDBACK: lambda: say_in("intent", "Record feedback"),
        Intent.PLAN_FOLLOWUPS: lambda: say_in("intent", "Plan follow-ups"),
        Intent.ADD_FOLLOWUP: lambda: say_in("intent", "Add a follow-up"),
        Intent.MOVE_FOLLOWUP: lambda: say_in("intent", "Move a follow-up"),
        Intent.CANCEL_FOLLOWUP: lambda: say_in("intent", "Call off a follow-up"),
        Intent.RECORD_CONTACT: lambda: say_in("intent", "Record a contact"),
        Intent.CORRECT_CONTACT: lambda: say_in("intent", "Correct the contact log"),
        Intent.BOOK_APPOINTMENT: lambda: say_in("intent", "Change a booking"),
        Intent.PRINT_LIST: lambda: say_in("intent", "Print a list"),
        Intent.ENTER_LIST: lambda: say_in("intent", "Key in a printed list"),
        Intent.EDIT_STANDARDS: lambda: say_in("intent", "Change service standards"),
        Intent.RECEIVE_COMPLAINT: lambda: say_in("intent", "Take in a complaint"),
        Intent.WORK_COMPLAINT: lambda: say_in("intent", "Work on a complaint"),
        Intent.CALL_BACK_COMPLAINT: lambda: say_in("intent", "Call back about a complaint"),
        Intent.REVIEW_RED_LINE: lambda: say_in("intent", "Review a red line"),
        Intent.EDIT_PROMISES: lambda: say_in("intent", "Edit the promises"),
        Intent.INTERPRET_NEEDS: lambda: say_in("intent", "Say what a need means"),
        Intent.TAKE_RETURN: lambda: say_in("intent", "Take in a return"),
        Intent.FINISH_RETURN: lambda: say_in("intent", "Finish a return"),
        Intent.REFUSE_RETURN: lambda: say_in("intent", "Refuse a return"),
        Intent.SETTLE_RETURN: lambda: say_in("intent", "Settle a return inside the clinic"),
        Intent.EDIT_POLICY: lambda: say_in("intent", "Change a published policy"),
        Intent.PLAN_HOME_VISIT: lambda: say_in("intent", "Plan a home visit"),
        Intent.WORK_HOME_VISIT: lambda: say_in("intent", "Work on a home visit"),
        Intent.REVIEW_HOME_VISITS: lambda: say_in("intent", "Review a month of home visits"),
        Intent.RECORD_BREACH: lambda: say_in("intent", "Record a first-asked breach"),
        Intent.DECIDE_BREACH: lambda: say_in("intent", "Decide on a first-asked breach"),
        Intent.DECIDE_DRAFT: lambda: say_in("intent", "Decide on a drafted complaint"),
        Intent.EDIT_CATALOGUE: lambda: say_in("intent", "Edit the catalogue"),
        Intent.EDIT_STAFF: lambda: say_in("intent", "Edit staff"),
        Intent.EDIT_SETTINGS: lambda: say_in("intent", "Change settings"),
        Intent.EDIT_RULES: lambda: say_in("intent", "Change the grading rules"),
        Intent.GRADE: lambda: say_in("intent", "Grade customers"),
        Intent.IMPORT: lambda: say_in("intent", "Import a file"),
        Intent.RESTORE: lambda: say_in("intent", "Go back to a backup"),
        Intent.UNDO: lambda: say_in("intent", "Undo"),
        Intent.REFUSED_ATTEMPT: lambda: say_in("intent", "Refused attempt"),
        Intent.REFRESH: lambda: say_in("intent", "Refresh the figures"),
    },
}
