//! Charts that can be edited in the slides' own program: their data in a workbook of their own.

use std::any::Any;
use std::fmt::Write as _;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::shape::{escaped, paint};
use crate::chart::allocation::Allocation;
use crate::chart::comparison::Comparison;
use crate::chart::flighting::Flighting;
use crate::chart::say::Say;
use crate::chart::{Hex, Look, Picture};
use crate::locale::{Money, month, visible};
use crate::page::Unwritable;
use crate::page::xlsx::graph::scaled;

/// What form the data take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Stacked,
    Grouped,
    Ring,
}

/// A chart as its data.
pub(super) struct Native {
    form: Form,
    categories: Vec<String>,
    series: Vec<Series>,
    /// Of each slice of a ring.
    slices: Vec<Hex>,
    /// How amounts are shown on the axis and in labels.
    format: String,
    /// Beside the axis.
    unit: String,
}

struct Series {
    name: String,
    values: Vec<f64>,
    color: Hex,
}

/// Series and slices that can be told apart.
const MOST: usize = 10;
/// What is put together as others.
const OTHERS: Hex = Hex([0xb3, 0xbc, 0xc9]);
/// What is put together as fees.
const FEES: Hex = Hex([0x96, 0x9e, 0xac]);
const MUTE: &str = "5E687A";
const GRID: &str = "E4E8EE";
/// A slice shows its share.
const SHOWN: &str = "<c:showLegendKey val=\"0\"/><c:showVal val=\"0\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"1\"/><c:showBubbleSize val=\"0\"/>";
/// The one sheet of a chart's workbook.
const SHEET: &str = "Data";

impl Native {
    /// The data of a chart that slides can draw themselves; `None` for the other kinds.
    pub(super) fn of(picture: &dyn Picture, look: &Look) -> Option<Self> {
        let any: &dyn Any = picture;
        if let Some(chart) = any.downcast_ref::<Flighting>() {
            return flighting(chart, look);
        }
        if let Some(chart) = any.downcast_ref::<Allocation>() {
            return allocation(chart, look);
        }
        comparison(any.downcast_ref::<Comparison>()?, look)
    }

    fn new(
        form: Form,
        currency: &str,
        look: &Look,
        categories: Vec<String>,
        series: Vec<Series>,
    ) -> Option<Self> {
        let sums = (0..categories.len()).map(|at| {
            let values = series.iter().filter_map(|series| series.values.get(at));
            match form {
                Form::Stacked => values.sum(),
                Form::Grouped | Form::Ring => values.copied().fold(0.0, f64::max),
            }
        });
        let largest: f64 = sums.fold(0.0, f64::max);
        if largest <= 0.0 {
            return None;
        }
        let money = Money::new(look.lang, currency);
        let unit = money.table_unit(largest);
        Some(Self {
            form,
            categories,
            series,
            slices: Vec::new(),
            format: scaled(unit.scale, largest),
            unit: money.unit_note(unit),
        })
    }
}

fn flighting(chart: &Flighting, look: &Look) -> Option<Native> {
    let count = chart.channels.iter().map(|series| series.spend.len()).max()?;
    let categories = (0..count).map(|t| month(look.lang, chart.start.plus(t as i32)));
    let mut series: Vec<Series> = chart
        .channels
        .iter()
        .enumerate()
        .filter(|(_, channel)| channel.spend.iter().any(|spend| *spend > 0.0))
        .map(|(at, channel)| Series {
            name: channel.name.clone(),
            values: channel.spend.clone(),
            color: look.brand.hex(at),
        })
        .collect();
    gather(&mut series, look);
    if chart.fees.iter().any(|fee| *fee > 0.0) {
        series.push(Series {
            name: look.lang.words().chart(&Say::Fees { taxed: chart.taxed }),
            values: chart.fees.clone(),
            color: FEES,
        });
    }
    Native::new(Form::Stacked, &chart.currency, look, categories.collect(), series)
}

fn allocation(chart: &Allocation, look: &Look) -> Option<Native> {
    let mut rows: Vec<(usize, &crate::chart::allocation::Row)> =
        chart.rows.iter().enumerate().collect();
    rows.retain(|(_, row)| row.spend > 0.0);
    rows.sort_by(|(_, a), (_, b)| b.spend.total_cmp(&a.spend));
    let mut slices: Vec<Series> = rows
        .iter()
        .map(|(at, row)| Series {
            name: row.name.clone(),
            values: vec![row.spend],
            color: look.brand.hex(*at),
        })
        .collect();
    gather(&mut slices, look);
    let colors = slices.iter().map(|slice| slice.color).collect();
    let names = slices.iter().map(|slice| slice.name.clone()).collect();
    let series = Series {
        name: look.lang.words().chart(&Say::Spend),
        values: slices.into_iter().flat_map(|slice| slice.values).collect(),
        color: look.brand.hex(0),
    };
    let ring = Native::new(Form::Ring, &chart.currency, look, names, vec![series])?;
    Some(Native { slices: colors, ..ring })
}

/// Where they are more than can be told apart, the smallest together.
fn gather(series: &mut Vec<Series>, look: &Look) {
    if series.len() <= MOST {
        return;
    }
    let total = |series: &Series| series.values.iter().sum::<f64>();
    let mut order: Vec<f64> = series.iter().map(total).collect();
    order.sort_by(|a, b| b.total_cmp(a));
    // Of equal ones the first stay.
    let least = order[MOST - 2];
    let mut room = MOST - 1;
    let (kept, rest): (Vec<Series>, Vec<Series>) = series.drain(..).partition(|series| {
        let stays = room > 0 && total(series) >= least;
        room -= usize::from(stays);
        stays
    });
    *series = kept;
    // The colours of those that are left are told apart again.
    for (at, series) in series.iter_mut().enumerate() {
        series.color = look.brand.hex(at);
    }
    let count = rest.iter().map(|series| series.values.len()).max().unwrap_or(0);
    let sum = |t: usize| rest.iter().filter_map(|series| series.values.get(t)).sum();
    series.push(Series {
        name: look.lang.words().chart(&Say::Others { count: rest.len() }),
        values: (0..count).map(sum).collect(),
        color: OTHERS,
    });
}

fn comparison(chart: &Comparison, look: &Look) -> Option<Native> {
    let words = look.lang.words();
    let all = &chart.scenarios;
    let column = |say: Say, at: usize, values: Vec<f64>| Series {
        name: words.chart(&say),
        values,
        color: look.brand.hex(at),
    };
    let mut series = vec![column(Say::CostColumn, 0, all.iter().map(|v| v.cost).collect())];
    if all.iter().any(|variant| variant.revenue.is_some()) {
        let revenue = all.iter().map(|v| v.revenue.unwrap_or(0.0)).collect();
        series.push(column(Say::RevenueColumn, 1, revenue));
    }
    series.push(column(Say::ProfitColumn, 2, all.iter().map(|v| v.profit).collect()));
    let names = all.iter().map(|variant| variant.name.clone()).collect();
    Native::new(Form::Grouped, &chart.currency, look, names, series)
}

impl Native {
    /// The chart's data as a workbook: categories down, series across.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, Unwritable> {
        let mut book = Workbook::new();
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
        let sheet = book.add_worksheet().set_name(SHEET)?;
        for (row, category) in (1..).zip(&self.categories) {
            sheet.write_string(row, 0, visible(category))?;
        }
        for (column, series) in (1..).zip(&self.series) {
            sheet.write_string(0, column, visible(&series.name))?;
            for (row, value) in (1..).zip(&series.values) {
                sheet.write_number(row, column, *value)?;
            }
        }
        Ok(book.save_to_buffer()?)
    }

    /// The chart's part; its workbook is its first relation.
    pub(super) fn xml(&self) -> String {
        let series: String = (0..self.series.len()).map(|at| self.series(at)).collect();
        let (plot, legend) = match self.form {
            Form::Ring => (
                format!(
                    "<c:doughnutChart><c:varyColors val=\"1\"/>{series}<c:firstSliceAng val=\"0\"/><c:holeSize val=\"58\"/></c:doughnutChart>"
                ),
                "r",
            ),
            Form::Stacked => (
                format!(
                    "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"45\"/><c:overlap val=\"100\"/><c:axId val=\"111\"/><c:axId val=\"112\"/></c:barChart>{}",
                    self.axes()
                ),
                "r",
            ),
            Form::Grouped => (
                format!(
                    "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"60\"/><c:axId val=\"111\"/><c:axId val=\"112\"/></c:barChart>{}",
                    self.axes()
                ),
                "b",
            ),
        };
        format!(
            "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>{plot}</c:plotArea><c:legend><c:legendPos val=\"{legend}\"/><c:overlay val=\"0\"/>{}</c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
            letters(1200, MUTE)
        )
    }

    fn series(&self, at: usize) -> String {
        let series = &self.series[at];
        let column = char::from(b'A' + (at as u8 + 1) % 26);
        let column = match at + 1 {
            place if place < 26 => column.to_string(),
            place => format!("{}{column}", char::from(b'A' + (place / 26 - 1) as u8)),
        };
        let last = self.categories.len() + 1;
        let mut xml = format!(
            "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>",
            escaped(&series.name)
        );
        if self.form == Form::Ring {
            for (slice, color) in self.slices.iter().enumerate() {
                let _ = write!(
                    xml,
                    "<c:dPt><c:idx val=\"{slice}\"/><c:bubble3D val=\"0\"/><c:spPr>{}<a:ln w=\"12700\"><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:ln></c:spPr></c:dPt>",
                    fill(*color)
                );
            }
            xml += &self.slice_labels();
        } else {
            let _ = write!(
                xml,
                "<c:spPr>{}</c:spPr><c:invertIfNegative val=\"0\"/>",
                fill(series.color)
            );
            if self.form == Form::Grouped && self.categories.len() <= 8 {
                let _ = write!(
                    xml,
                    "<c:dLbls><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>{}<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
                    escaped(&self.format),
                    letters(1000, MUTE)
                );
            }
        }
        let _ = write!(
            xml,
            "<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache><c:ptCount val=\"{}\"/>",
            self.categories.len()
        );
        for (row, name) in self.categories.iter().enumerate() {
            let _ = write!(xml, "<c:pt idx=\"{row}\"><c:v>{}</c:v></c:pt>", escaped(name));
        }
        let _ = write!(
            xml,
            "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>{}</c:formatCode><c:ptCount val=\"{}\"/>",
            escaped(&self.format),
            series.values.len()
        );
        for (row, value) in series.values.iter().enumerate() {
            let _ = write!(xml, "<c:pt idx=\"{row}\"><c:v>{value}</c:v></c:pt>");
        }
        xml + "</c:numCache></c:numRef></c:val></c:ser>"
    }

    /// Shares on the slices that have room for one.
    fn slice_labels(&self) -> String {
        let all: f64 = self.series.iter().flat_map(|series| &series.values).sum();
        let values = self.series.iter().flat_map(|series| &series.values);
        let slices = values.zip(&self.slices).enumerate();
        let labels = slices.map(|(slice, (value, color))| {
            if *value < 0.05 * all {
                return format!("<c:dLbl><c:idx val=\"{slice}\"/><c:delete val=\"1\"/></c:dLbl>");
            }
            format!(
                "<c:dLbl><c:idx val=\"{slice}\"/><c:numFmt formatCode=\"0%\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>{}{SHOWN}</c:dLbl>",
                letters(1200, &paint(color.text_on()))
            )
        });
        format!(
            "<c:dLbls>{}<c:numFmt formatCode=\"0%\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>{SHOWN}<c:showLeaderLines val=\"0\"/></c:dLbls>",
            labels.collect::<String>()
        )
    }

    fn axes(&self) -> String {
        // Columns are compared from the ground up: some programs would cut them off.
        let values = self.series.iter().flat_map(|series| &series.values);
        let floor = if values.fold(0.0, |low: f64, value| low.min(*value)) < 0.0 {
            ""
        } else {
            "<c:min val=\"0\"/>"
        };
        let line = |color: &str| {
            format!(
                "<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"{color}\"/></a:solidFill></a:ln></c:spPr>"
            )
        };
        format!(
            "<c:catAx><c:axId val=\"111\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{}{}<c:crossAx val=\"112\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"112\"/><c:scaling><c:orientation val=\"minMax\"/>{floor}</c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines>{}</c:majorGridlines><c:title><c:tx><c:rich><a:bodyPr rot=\"-5400000\" vert=\"horz\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1100\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"en-US\" sz=\"1100\" b=\"0\"><a:solidFill><a:srgbClr val=\"{MUTE}\"/></a:solidFill></a:rPr><a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"111\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>",
            line("969EAC"),
            letters(1100, MUTE),
            line(GRID),
            escaped(&self.unit),
            escaped(&self.format),
            letters(1100, MUTE)
        )
    }
}

fn fill(color: Hex) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", paint(color))
}

fn letters(size: u32, color: &str) -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\"><a:solidFill><a:srgbClr val=\"{color}\"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr>"
    )
}
