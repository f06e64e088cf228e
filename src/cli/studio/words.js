// Every word of the studio, both languages side by side.
"use strict";
const WORDS = {
  new: ["New", "Mới"], open: ["Open", "Mở"], save: ["Save", "Lưu"], undo: ["Undo", "Hoàn tác"], redo: ["Redo", "Làm lại"], print: ["Print", "In"], proposal: ["Proposal", "Bản đề xuất"],
  brief: ["The brief", "Yêu cầu"], plan: ["The plan", "Kế hoạch"], name: ["Client", "Khách hàng"], tier: ["Size", "Quy mô"], none: ["none", "không chọn"],
  sme: ["small or medium", "nhỏ và vừa"], enterprise: ["enterprise", "doanh nghiệp lớn"], currency: ["Currency", "Đơn vị tiền"], start: ["First month", "Tháng đầu"], months: ["Months", "Số tháng"],
  gross_margin: ["Gross margin", "Biên lợi nhuận gộp"], objective: ["Goal", "Mục tiêu"], profit: ["Profit", "Lợi nhuận"], revenue: ["Revenue", "Doanh thu"], leads: ["Leads", "Khách hàng tiềm năng"], after_horizon: ["Counts what comes later", "Tính cả phần đến sau"],
  monthly: ["Budget a month", "Ngân sách mỗi tháng"], total: ["Budget in all", "Tổng ngân sách"], rollover: ["Unspent money moves on", "Tiền chưa chi được chuyển tiếp"], no: ["no", "không"], yes: ["yes", "có"],
  channels: ["Channels", "Kênh"], channelsHint: ["Rows can be pasted from a spreadsheet. Empty: the preset's figure.", "Có thể dán từ bảng tính. Để trống: lấy số của mẫu."],
  id: ["Id", "Mã"], label: ["Name", "Tên"], roi: ["Return", "Doanh thu / đồng"], current: ["Today", "Hiện chi"], min: ["Least", "Tối thiểu"], max: ["Most", "Tối đa"], min_if_active: ["Least if on", "Ít nhất khi chạy"], commit_months: ["Contract", "Hợp đồng (tháng)"],
  targets: ["Targets", "Chỉ tiêu"], kpi: ["KPI", "KPI"], at_least: ["At least", "Ít nhất"], at_most: ["At most", "Nhiều nhất"], from: ["From", "Từ tháng"], by: ["By", "Đến tháng"],
  limits: ["Limits", "Ràng buộc"], ids: ["Channels", "Các kênh"], per: ["Per", "Tính theo"], month: ["month", "tháng"], whole: ["total", "tổng"], min_share: ["Least share", "Tỷ trọng tối thiểu"], max_share: ["Most share", "Tỷ trọng tối đa"],
  add: ["Add a row", "Thêm dòng"], drop: ["Remove", "Xóa"], rest: ["What the fields above do not show stays in the file as it is.", "Những phần không hiện ở trên vẫn được giữ nguyên trong tệp."],
  spend: ["Spend", "Chi tiêu"], roas: ["ROAS", "ROAS"], channel: ["Channel", "Kênh"], sum: ["Total", "Tổng"], byMonth: ["Spend by month", "Chi tiêu theo tháng"],
  proven: ["Proven optimal: no plan is worth more than {0}", "Đã chứng minh là tối ưu: không kế hoạch nào vượt quá {0}"], open_: ["Not proven: up to {0} from the best", "Chưa chứng minh: có thể cách tối ưu đến {0}"],
  value: ["Objective", "Giá trị mục tiêu"], solving: ["Solving …", "Đang giải …"], starting: ["Starting the engine …", "Đang khởi động …"], failed: ["The engine cannot start here: {0}", "Không khởi động được bộ giải: {0}"],
  notJson: ["{0} is no scenario: {1}", "{0} không phải kịch bản: {1}"], chart: ["Chart", "Biểu đồ"], flighting: ["by month", "theo tháng"], allocation: ["by channel", "theo kênh"], curves: ["response curves", "đường cong hiệu quả"], returns: ["spend and returns", "chi và thu"], waterfall: ["from today", "so với hiện tại"], frontier: ["budgets", "các mức ngân sách"],
  whatIf: ["What if", "Nếu như"], path: ["Setting", "Thiết lập"], to: ["Value", "Giá trị"], compare: ["Compare", "So sánh"], scenario: ["Scenario", "Kịch bản"], asIs: ["as it is", "như hiện có"], warnings: ["To know", "Cần lưu ý"], noPlan: ["no plan", "không có kế hoạch"],
};
let lang = "vi";
const say = (key, ...with_) => WORDS[key][lang === "vi" ? 1 : 0].replace(/\{(\d)\}/g, (_, at) => with_[at]);
