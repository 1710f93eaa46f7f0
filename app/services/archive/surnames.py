"""Surnames that are read otherwise than the same character elsewhere, and those of two."""

from typing import Final

_READ_APART: Final = """
曾zēng 单shàn 解xiè 仇qiú 朴piáo 查zhā 区ōu 盖gě 任rén 华huà 冼xiǎn 缪miào 种chóng 乐yuè 秘bì
折shé 黑hè 覃qín 宁níng 燕yān 纪jǐ 瞿qú 召shào 繁pó 那nā 员yùn 葛gě 祭zhài 应yīng 訾zī 殷yīn
哈hǎ 牟mù 翟zhái 石shí 阚kàn 隗wěi 谌chén 句gōu 都dū 占zhān 过guō 相xiàng 柏bǎi 薄bó 曲qū 干gān
於yū 撒sà 车chē 沈shěn 贾jiǎ 俞yú 尹yǐn 强qiáng 重chóng 郗xī 晁cháo 么yāo 仝tóng 钭tǒu 亓qí
逄páng 臧zāng 宓mì 尉wèi
"""
_OF_TWO: Final = """
尉迟yù-chí 长孙zhǎng-sūn 万俟mò-qí 澹台tán-tái 鲜于xiān-yú 令狐líng-hú 乐正yuè-zhèng 子车zǐ-jū
拓跋tuò-bá 宰父zǎi-fǔ 皇甫huáng-fǔ 仲长zhòng-cháng 欧阳ōu-yáng 太史tài-shǐ 端木duān-mù
上官shàng-guān 司马sī-mǎ 东方dōng-fāng 独孤dú-gū 南宫nán-gōng 闻人wén-rén 夏侯xià-hóu 诸葛zhū-gě
公羊gōng-yáng 赫连hè-lián 宗政zōng-zhèng 濮阳pú-yáng 公冶gōng-yě 太叔tài-shū 申屠shēn-tú
公孙gōng-sūn 慕容mù-róng 仲孙zhòng-sūn 钟离zhōng-lí 宇文yǔ-wén 司徒sī-tú 司空sī-kōng 闾丘lǘ-qiū
亓官qí-guān 司寇sī-kòu 巫马wū-mǎ 公西gōng-xī 颛孙zhuān-sūn 漆雕qī-diāo 谷梁gǔ-liáng
轩辕xuān-yuán 呼延hū-yán 东郭dōng-guō 南门nán-mén 西门xī-mén 百里bǎi-lǐ 左丘zuǒ-qiū 第五dì-wǔ
纳兰nà-lán 完颜wán-yán 即墨jí-mò 达奚dá-xī
"""

READ_APART: Final = {pair[0]: pair[1:] for pair in _READ_APART.split()}
OF_TWO: Final = {pair[:2]: tuple(pair[2:].split("-")) for pair in _OF_TWO.split()}
