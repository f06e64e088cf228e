//! Messages of the program.

use std::io::ErrorKind;

use super::Lang::{self, En, Vi};
use super::grammar::plural;
use super::messages::messages;
use crate::lang::in_lang;
use crate::scenario::Tier;

messages! {
    /// Messages of the program.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Note {
        /// A document whose ending nobody knows.
        UnknownDocument { path: String } =>
            en: "{path} ends in none of .html, .pdf, .xlsx, .pptx, .md",
            vi: "{path} không có đuôi .html, .pdf, .xlsx, .pptx hay .md";
        /// A question of another program that lacks something, or has something that is none.
        AskNeeds { key: String } =>
            en: "this question needs a valid `{key}`",
            vi: "câu hỏi này cần có `{key}` hợp lệ";
        /// A section that no proposal has.
        UnknownSection { key: String, known: String } =>
            en: "there is no section {key}; there are: {known}",
            vi: "không có phần {key}; chỉ có: {known}";
        /// Sliders are for pages that can move.
        SlidersNeedHtml => en: "sliders need a .html file", vi: "thanh trượt chỉ có trong tệp .html";
        /// What a page with sliders gives away.
        SlidersCarry { plans: usize } =>
            en: "the page carries the results of {plans} plans: whoever gets it can read off how the client's \
                 channels respond",
            vi: "trang này chứa kết quả của {plans} kế hoạch: ai nhận được cũng có thể suy ra hiệu quả các \
                 kênh của khách";
        /// A file in another currency than the first.
        OtherCurrency { path: String, currency: String, first: String } =>
            en: "{path} is in {currency}, the first scenario in {first}: they cannot be compared",
            vi: "{path} tính bằng {currency}, còn kịch bản đầu tính bằng {first}: không so sánh được";
        /// A workbook without a sheet that keeps a scenario.
        NoScenarioInBook { source: String } =>
            en: "{source} is a workbook without a scenario in it: give the scenario's file first, or a workbook \
                 written by solve -o or report -o",
            vi: "{source} là bảng tính nhưng bên trong không có kịch bản: hãy đưa tệp kịch bản lên trước, hoặc \
                 dùng bảng tính do solve -o hay report -o ghi ra";
        /// Nothing says which plan is meant.
        NeedsPlan =>
            en: "which plan? Give its file after the scenario's; a workbook of phanbo alone is both",
            vi: "kiểm tra kế hoạch nào? Hãy ghi tệp kế hoạch sau tệp kịch bản; riêng bảng tính của phanbo thì có \
                 đủ cả hai";
        /// Nothing says what was spent.
        NeedsActuals =>
            en: "what was spent? Give --actuals FILE; a workbook of phanbo has it in its yellow cells",
            vi: "thực chi bao nhiêu? Hãy thêm --actuals TỆP; bảng tính của phanbo thì có sẵn ở các ô vàng";
        /// A file of actuals that tells of no spend.
        NothingSpent { source: String } =>
            en: "{source} tells of nothing that was spent in the plan's months: fill in the yellow cells, or give \
                 --actuals FILE",
            vi: "{source} chưa có khoản thực chi nào trong các tháng của kế hoạch: hãy điền các ô vàng, hoặc \
                 thêm --actuals TỆP";
        /// A plan that spends less than nothing.
        BelowZero { source: String, cells: String } =>
            en: "{source}: a plan cannot spend less than nothing ({cells}); refunds belong into actuals",
            vi: "{source}: kế hoạch không thể chi dưới 0 ({cells}); tiền hoàn chỉ có trong số thực chi";
        /// No channel states what it spends today.
        NoCurrent =>
            en: "no channel states \"current\", what is spent per month today",
            vi: "chưa kênh nào ghi \"current\" (đang chi bao nhiêu mỗi tháng)";
        /// A number that may be read in two ways.
        AmbiguousNumber { typed: String, ways: [String; 2] } =>
            en: format!("{typed} may be read in two ways: write {} or {}", ways[0], ways[1]),
            vi: format!("{typed} có thể hiểu theo hai cách: hãy viết {} hoặc {}", ways[0], ways[1]);
        /// A day that is not in the last month of which anything is told.
        NotThrough { day: String, last: String } =>
            en: "--through {day} is not a day of {last}, the last month of which the actuals tell",
            vi: "--through {day} không thuộc {last}, tháng cuối cùng có số thực chi";
        /// Not `seen=meant`.
        NotAMap { typed: String } =>
            en: "{typed} is not a mapping; write seen=meant, such as \"Amount spent=spend\"",
            vi: "{typed} không đúng dạng; hãy viết tên_trong_bảng=nghĩa, ví dụ \"Số tiền đã chi tiêu=spend\"";
        /// Channels and months of which a file says nothing.
        NotTold { source: String, cells: String, may_keep: bool } =>
            en: if *may_keep {
                format!("{source} says nothing of {cells}; missing is not zero: --missing keep takes it as planned, --missing zero as nothing spent")
            } else {
                format!("{source} says nothing of {cells}; missing is not zero: write 0 there, or --missing zero takes it as nothing spent")
            },
            vi: if *may_keep {
                format!("{source} không nói gì về {cells}; thiếu không có nghĩa là 0: --missing keep để lấy theo kế hoạch, --missing zero để tính là không chi")
            } else {
                format!("{source} không nói gì về {cells}; thiếu không có nghĩa là 0: hãy ghi 0, hoặc thêm --missing zero để tính là không chi")
            };
        /// Not `path=value`.
        NotASetting { typed: String } =>
            en: "{typed} is not a setting; write path=value, such as budget.monthly=30M",
            vi: "{typed} không đúng dạng; hãy viết đường_dẫn=giá_trị, ví dụ budget.monthly=30tr";
        /// A setting that the scenario cannot take.
        BadSetting { setting: String, fault: String, hint: Option<String> } =>
            en: match hint {
                Some(hint) => format!("{setting}: {fault}; {hint}"),
                None => format!("{setting}: {fault}"),
            },
            vi: match hint {
                Some(hint) => format!("{setting}: {fault}; {hint}"),
                None => format!("{setting}: {fault}"),
            };
        /// The closing line under findings.
        FindingsIn { count: usize, source: String } =>
            en: format!("{count} {} in {source}", plural(*count, "error", "errors")),
            vi: "{count} lỗi trong {source}";
        /// Findings that are not shown.
        MoreFindings { count: usize } =>
            en: format!("… and {count} more {}", plural(*count, "error", "errors")),
            vi: "… và {count} lỗi nữa";
        /// `check` found nothing wrong.
        Valid { source: String, channels: usize, months: usize } =>
            en: format!(
                "{source} is valid: {channels} {}, {months} {}",
                plural(*channels, "channel", "channels"),
                plural(*months, "month", "months")
            ),
            vi: "{source} hợp lệ: {channels} kênh, {months} tháng";
        CannotRead { source: String, why: String } =>
            en: "cannot read {source}: {why}",
            vi: "không đọc được {source}: {why}";
        CannotWrite { path: String, why: String } =>
            en: "cannot write {path}: {why}",
            vi: "không ghi được {path}: {why}";
        /// An existing file is never replaced unasked.
        Exists { path: String } =>
            en: "{path} exists already; --force replaces it",
            vi: "{path} đã có sẵn; thêm --force để ghi đè";
        /// A name ending that stands for no format.
        UnknownFormat { path: String } =>
            en: "the ending of {path} stands for no format; use .html, .pdf, .pptx, .xlsx, .md, .txt, .json or .csv, or give --format",
            vi: "không rõ định dạng của {path}; dùng đuôi .html, .pdf, .pptx, .xlsx, .md, .txt, .json hoặc .csv, hoặc ghi --format";
        NotCsv { path: String } =>
            en: "--csv excel writes CSV, and {path} does not end in .csv",
            vi: "--csv excel ghi tệp CSV, mà {path} không có đuôi .csv";
        Wrote { path: String } => en: "wrote {path}", vi: "đã ghi {path}";
        /// After `init`: how an editor gets the schema.
        SchemaHint =>
            en: "for completion in your editor: phanbo schema -o phanbo.schema.json",
            vi: "để trình soạn thảo gợi ý khóa: phanbo schema -o phanbo.schema.json";
        /// The rules that clash, each as a phrase.
        Infeasible { source: String } =>
            en: "no plan can satisfy {source}",
            vi: "không có kế hoạch nào thỏa mãn {source}";
        InfeasibleRules =>
            en: "these rules cannot hold together:",
            vi: "các ràng buộc sau không thể cùng thỏa mãn:";
        StoppedWithoutPlan =>
            en: "stopped at a limit before any plan was found; allow more time or more nodes",
            vi: "đã dừng ở giới hạn trước khi tìm được kế hoạch nào; hãy cho thêm thời gian hoặc số nút";
        /// A name ending that stands for no picture.
        UnknownPicture { path: String } =>
            en: "the ending of {path} stands for no picture; use .svg or .png",
            vi: "không rõ loại ảnh của {path}; dùng đuôi .svg hoặc .png";
        /// The plan has nothing for a chart of this kind.
        NothingToDraw {
            kind: String,
            /// The key or flag that would make it possible.
            needs: String,
        } =>
            en: "nothing to draw as {kind}; it needs {needs}",
            vi: "không có gì để vẽ {kind}; cần có {needs}";
        /// Neither a PNG nor an SVG.
        NotALogo { path: String } =>
            en: "{path} is not a logo: a PNG or an SVG of at most 2 MB is needed",
            vi: "{path} không phải logo: cần PNG hoặc SVG, tối đa 2 MB";
        /// A brand file that cannot be read.
        BadBrand { path: String, line: usize, column: usize, why: String } =>
            en: "{path}:{line}:{column}: not a brand file: {why}",
            vi: "{path}:{line}:{column}: không phải tệp thương hiệu: {why}";
        /// Of many questions so many are answered.
        Answered { done: usize, of: usize } => en: "{done} of {of} worked out", vi: "đã tính {done}/{of}";
        /// A batch on its way: rows done, share of the input's bytes, seconds left.
        Batch { done: usize, share: f64, left: f64 } =>
            en: format!(
                "{} done, {} of the input; about {} s left",
                En.count(*done),
                En.percent_trimmed(*share, 0),
                En.count(*left as usize)
            ),
            vi: format!(
                "đã xong {}, {} đầu vào; còn khoảng {} giây",
                Vi.count(*done),
                Vi.percent_trimmed(*share, 0),
                Vi.count(*left as usize)
            );
        /// A batch is done.
        BatchDone { rows: usize, without: usize, before: usize } =>
            en: {
                let rows = format!("{} {}", En.count(*rows), plural(*rows, "row", "rows"));
                let before = if *before > 0 {
                    format!(", {} of them done before", En.count(*before))
                } else {
                    String::new()
                };
                match *without {
                    0 => format!("{rows}{before}; each has a plan"),
                    without => format!("{rows}{before}; {} without a plan", En.count(without)),
                }
            },
            vi: {
                let before = if *before > 0 {
                    format!(", trong đó {} dòng có từ trước", Vi.count(*before))
                } else {
                    String::new()
                };
                match *without {
                    0 => format!("{} dòng{before}; dòng nào cũng có kế hoạch", Vi.count(*rows)),
                    without => format!(
                        "{} dòng{before}; {} dòng không có kế hoạch",
                        Vi.count(*rows),
                        Vi.count(without)
                    ),
                }
            };
        /// A batch that was stopped.
        BatchStopped { rows: usize, path: Option<String> } =>
            en: match path {
                Some(path) => format!(
                    "stopped after {} {}, kept in {path}: the same command goes on from there",
                    En.count(*rows),
                    plural(*rows, "row", "rows")
                ),
                None => format!("stopped after {} {}", En.count(*rows), plural(*rows, "row", "rows")),
            },
            vi: match path {
                Some(path) => format!(
                    "đã dừng sau {} dòng, giữ trong {path}: chạy lại lệnh này để làm tiếp",
                    Vi.count(*rows)
                ),
                None => format!("đã dừng sau {} dòng", Vi.count(*rows)),
            };
        /// What was begun is of other scenarios or other settings.
        BatchOfOthers { path: String, row: usize } =>
            en: "row {row} of {path} is of another scenario or was solved with other settings; --force begins anew",
            vi: "dòng {row} của {path} thuộc kịch bản khác hoặc được giải với thiết lập khác; thêm --force để làm lại từ đầu";
        /// A folder without scenarios.
        NoScenarios { path: String } =>
            en: "{path} holds no .json and no .jsonl file",
            vi: "{path} không có tệp .json hay .jsonl nào";
        NotUtf8 => en: "it is not UTF-8 text", vi: "không phải văn bản UTF-8";
        /// A scenario that is too large to be one.
        TooLong { limit: usize } =>
            en: format!("longer than {} bytes: no scenario is", En.count(*limit)),
            vi: format!("dài hơn {} byte: không kịch bản nào dài như vậy", Vi.count(*limit));
        /// While a search runs; no gap while no plan is known.
        Progress { nodes: usize, gap: Option<String> } =>
            en: match gap {
                Some(gap) => {
                    format!("searching: {nodes} nodes, gap {gap} (Ctrl-C gives the best so far)")
                }
                None => format!("searching: {nodes} nodes, no plan yet"),
            },
            vi: match gap {
                Some(gap) => format!(
                    "đang tìm: {} nút, khoảng cách {gap} (Ctrl-C để lấy kế hoạch tốt nhất hiện có)",
                    Vi.count(*nodes)
                ),
                None => format!("đang tìm: {} nút, chưa có kế hoạch", Vi.count(*nodes)),
            };
        FailedAudit =>
            en: "the plan found did not pass the audit and is not shown; this is a fault of phanbo, please \
                 report it with the scenario",
            vi: "kế hoạch tìm được không qua bước kiểm tra nên không được hiển thị; đây là lỗi của phanbo, hãy \
                 báo lại kèm kịch bản";
        /// The months of a plan of more than two years are shown in groups.
        OtherFormats => en: "every single month: --format csv", vi: "xem từng tháng: --format csv";
        /// The range of the plan and its size, under the name.
        Subtitle { from: String, to: String, months: usize, channels: usize, aim: String } =>
            en: format!(
                "{from} – {to} · {months} {} · {channels} {} · for the most {aim}",
                plural(*months, "month", "months"),
                plural(*channels, "channel", "channels")
            ),
            vi: "{from} – {to} · {months} tháng · {channels} kênh · tối đa hóa {aim}";
        /// What the figure "next unit" is.
        NextUnit { per: String, aim: String } =>
            en: "Next unit: {aim} added by the next {per} in the channel's best month, budget and limits aside.",
            vi: "Đồng tiếp theo: {aim} tăng thêm khi chi thêm {per} vào tháng tốt nhất của kênh, chưa xét ngân \
                 sách và giới hạn.";
        /// What lands after the last month, and which share of it the objective counts.
        AfterHorizon { amounts: String, counted: f64 } =>
            en: {
                let share = match *counted {
                    x if x <= 0.0 => "not counted in the goal".to_owned(),
                    x if x >= 1.0 => "counted in full in the goal".to_owned(),
                    x => format!("{} of it counted in the goal", En.percent_trimmed(x, 1)),
                };
                format!("After the last month: {amounts} ({share})")
            },
            vi: {
                let share = match *counted {
                    x if x <= 0.0 => "không tính vào mục tiêu".to_owned(),
                    x if x >= 1.0 => "tính đủ vào mục tiêu".to_owned(),
                    x => format!("tính {} vào mục tiêu", Vi.percent_trimmed(x, 1)),
                };
                format!("Sau tháng cuối: {amounts} ({share})")
            };
        CarriedIn { amounts: String } =>
            en: "Of which from spend before the start: {amounts}",
            vi: "Trong đó nhờ chi tiêu trước kỳ: {amounts}";
        /// What comes without any spend, beside what the channels bring.
        Baseline { amounts: String } =>
            en: "Besides, without any spend: {amounts}",
            vi: "Ngoài ra, không cần chi cũng có: {amounts}";
        /// An amount of a KPI and what one of it costs.
        KpiAt { amount: String, kpi: String, cost: String } =>
            en: "{amount} at {cost} each",
            vi: "{amount}, mỗi {kpi} {cost}";
        /// Further limits that hold the plan back.
        MoreLimits { count: usize } =>
            en: format!(
                "… and {count} more {} (--format json lists all)",
                plural(*count, "limit", "limits")
            ),
            vi: "… và {count} giới hạn nữa (--format json có đủ)";
        /// What it took.
        Effort {
            backend: String,
            variables: usize,
            constraints: usize,
            integers: usize,
            nodes: usize,
        } =>
            en: format!(
                "{backend} · {} variables, {} rows, {} on/off, {} {}",
                En.count(*variables),
                En.count(*constraints),
                En.count(*integers),
                En.count(*nodes),
                plural(*nodes, "node", "nodes")
            ),
            vi: format!(
                "{backend} · {} biến, {} ràng buộc, {} bật/tắt, {} nút",
                Vi.count(*variables),
                Vi.count(*constraints),
                Vi.count(*integers),
                Vi.count(*nodes)
            );
        /// What the grades of evidence mean.
        Grades =>
            en: "Grades: E1 strong (experiments, meta-analyses, official documentation) · E2 medium (large \
                 econometric studies) · E3 weak (surveys, price lists) · V vendor claim · D derived · A \
                 assumption",
            vi: "Bằng chứng: E1 mạnh (thực nghiệm, phân tích gộp, tài liệu chính thức) · E2 trung bình (nghiên \
                 cứu kinh tế lượng lớn) · E3 yếu (khảo sát, bảng giá) · V lời quảng bá của bên bán · D suy ra \
                 từ số liệu khác · A giả định";
        /// Heading of a tier's presets.
        Presets { tier: Tier, currency: String } =>
            en: {
                let size = match tier {
                    Tier::Sme => "small and medium enterprises",
                    Tier::Enterprise => "enterprises",
                };
                format!("Presets of tier `{}` ({size}), amounts in {currency}", tier.key())
            },
            vi: {
                let size = match tier {
                    Tier::Sme => "doanh nghiệp nhỏ và vừa",
                    Tier::Enterprise => "doanh nghiệp lớn",
                };
                format!("Bộ số mẫu của nhóm `{}` ({size}), số tiền tính bằng {currency}", tier.key())
            };
    }
}

/// Why the system refused a file, where we have words of our own for it.
pub(super) fn refusal(lang: Lang, kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => {
            in_lang!(lang, refusal, en: "there is no such file", vi: "không có tệp này")
        }
        ErrorKind::PermissionDenied => {
            in_lang!(lang, refusal, en: "permission denied", vi: "không có quyền truy cập")
        }
        ErrorKind::IsADirectory => {
            in_lang!(lang, refusal, en: "it is a directory", vi: "đây là một thư mục")
        }
        ErrorKind::StorageFull => {
            in_lang!(lang, refusal, en: "there is no space left", vi: "ổ đĩa đã đầy")
        }
        ErrorKind::ReadOnlyFilesystem => {
            in_lang!(lang, refusal, en: "the file system is read-only", vi: "hệ thống tệp chỉ cho đọc")
        }
        // The system's own words.
        _ => return None,
    })
}
