//! Charts of the spreadsheet itself, in the colours of all charts.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType,
};

use super::sheet::{Style, paint};
use crate::chart::Hex;
use crate::locale::workbook::Book;
use crate::locale::{Money, TableUnit};

const GRID: u32 = 0xe4_e8ee;
const MUTE: u32 = 0x5e_687a;
/// What is put together as others.
pub(crate) const REST: u32 = 0xb3_bcc9;

/// A chart with its title, its legend below.
pub(crate) fn chart(
    style: &Style,
    form: ChartType,
    kind: crate::chart::Kind,
    size: (u32, u32),
) -> Chart {
    let mut chart = Chart::new(form);
    let title = style.say(&Book::Chart(kind));
    let mut font = ChartFont::new();
    font.set_bold().set_size(13).set_color(paint(style.brand.hex_ink()));
    chart.set_alt_text(title.as_str());
    chart.title().set_name(&title).set_font(&font);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(size.0).set_height(size.1);
    chart.chart_area().set_format(ChartFormat::new().set_border(ChartLine::new().set_color(GRID)));
    chart
}

/// The value axis counts in the unit that suits the largest amount, and says which.
pub(crate) fn money_axis(chart: &mut Chart, money: &Money, [least, largest]: [f64; 2]) {
    let unit: TableUnit = money.table_unit(largest);
    let mut font = ChartFont::new();
    font.set_color(MUTE);
    let axis = chart.y_axis();
    // Columns are compared from the ground up: some programs would cut them off.
    if least >= 0.0 {
        axis.set_min(0);
    }
    axis.set_num_format(scaled(unit.scale, largest))
        .set_name(&money.unit_note(unit))
        .set_name_font(font.unset_bold())
        .set_major_gridlines(true)
        .set_major_gridlines_line(ChartLine::new().set_color(GRID))
        .set_format(ChartFormat::new().set_no_line());
}

/// `#,##0,,`: in the unit of a table; with a decimal where there would be few steps without.
pub(crate) fn scaled(scale: f64, largest: f64) -> String {
    let thousands = (scale.log10() / 3.0).round().clamp(0.0, 3.0) as usize;
    let decimals = if largest / scale < 10.0 { ".0" } else { "" };
    format!("#,##0{decimals}{}", ",".repeat(thousands))
}

/// A fill of this colour.
pub(crate) fn fill(color: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(color));
    format
}

/// The colour of a text on a fill of `color`.
pub(crate) fn text_on(color: u32) -> u32 {
    let [_, r, g, b] = color.to_be_bytes();
    paint(Hex([r, g, b]).text_on())
}

/// A line of the `at`-th colour.
pub(crate) fn line(style: &Style, at: usize) -> ChartFormat {
    let color = paint(style.brand.hex(at));
    let mut format = ChartFormat::new();
    format.set_line(ChartLine::new().set_color(color).set_width(2.25));
    format
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn an_axis_counts_in_the_unit_of_its_name() {
        assert_eq!(scaled(1e6, 300e6), "#,##0,,");
        assert_eq!(scaled(1e6, 3e6), "#,##0.0,,");
        assert_eq!(scaled(1e9, 72e9), "#,##0,,,");
        assert_eq!(scaled(1.0, 900.0), "#,##0");
    }
}
