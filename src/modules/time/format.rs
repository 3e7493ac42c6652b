//! `strftime`: directives, flags, widths and modifiers as the C library of GNU has them, in the C locale.

use super::{Date, zones};
use crate::object::moment::{days_from, is_leap};

/// What stands between the `%` and the letter.
#[derive(Clone, Copy, Default)]
struct Spec {
    /// `-`, `_` or `0`: what numbers are filled up with.
    pad: Option<char>,
    upper: bool,
    /// `#`: capitals of names, small letters of `AM` and zones.
    swap: bool,
    width: usize,
    modifier: Option<char>,
}

impl Spec {
    /// Adds text in the width that is asked for.
    fn text(self, text: &str, out: &mut String) {
        let missing = self.width.saturating_sub(text.chars().count());
        let fill = if self.pad == Some('0') { '0' } else { ' ' };
        out.extend(std::iter::repeat_n(fill, missing));
        match self.upper {
            true => out.push_str(&text.to_ascii_uppercase()),
            false => out.push_str(text),
        }
    }

    /// Adds the name of a day or month.
    fn name(self, text: &str, out: &mut String) {
        let upper = self.upper || self.swap;
        Spec { upper, ..self }.text(text, out);
    }

    /// Adds a number of so many digits at least.
    fn number(self, digits: usize, number: i64, out: &mut String) {
        let size = match self.pad {
            Some('-') => 0,
            _ => digits.max(self.width),
        };
        let text = match self.pad {
            Some('_') => format!("{number:size$}"),
            _ => format!("{number:0size$}"),
        };
        self.text(&text, out);
    }

    /// The same, filled up with spaces if nothing else is said.
    fn spaced(self, number: i64, out: &mut String) {
        let pad = self.pad.or(Some('_'));
        Spec { pad, ..self }.number(2, number, out);
    }
}

impl Date {
    /// Writes it by the directives of `strftime`.
    pub fn format(&self, format: &str) -> String {
        let mut out = String::new();
        let mut rest = format;
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            rest = self.directive(&rest[at..], &mut out);
        }
        out + rest
    }

    /// Writes the directive that text begins with, and gives what follows.
    fn directive<'f>(&self, text: &'f str, out: &mut String) -> &'f str {
        let mut spec = Spec::default();
        let mut at = 1;
        let byte = |at: usize| text.as_bytes().get(at).copied();
        while let Some(flag @ (b'_' | b'-' | b'0' | b'^' | b'#')) = byte(at) {
            match flag {
                b'^' => spec.upper = true,
                b'#' => spec.swap = true,
                pad => spec.pad = Some(char::from(pad)),
            }
            at += 1;
        }
        while let Some(digit @ b'0'..=b'9') = byte(at) {
            let width = spec.width * 10 + usize::from(digit - b'0');
            // Wider than anything that is meant; nothing fails for it.
            spec.width = width.min(1 << 16);
            at += 1;
        }
        if let Some(modifier @ (b'E' | b'O')) = byte(at) {
            spec.modifier = Some(char::from(modifier));
            at += 1;
        }
        let code = text[at..].chars().next();
        let end = at + code.map_or(0, char::len_utf8);
        let mut field = String::new();
        let known =
            code.is_some_and(|code| Date::allows(code, spec) && self.field(code, spec, &mut field));
        match known {
            true => out.push_str(&field),
            false => Spec {
                upper: false,
                ..spec
            }
            .text(&text[..end], out),
        }
        &text[end..]
    }

    /// Tells whether a directive goes with the modifier.
    fn allows(code: char, spec: Spec) -> bool {
        match spec.modifier {
            None => true,
            Some('E') => !"aAbBhdDeFgGVHIjklmMSUWw".contains(code),
            Some(_) => !"aAcDFXxY".contains(code),
        }
    }

    /// Writes a directive; false if there is none of that letter.
    fn field(&self, code: char, spec: Spec, out: &mut String) -> bool {
        let day = DAYS[self.weekday.rem_euclid(7) as usize];
        let month = MONTHS[(self.month - 1).rem_euclid(12) as usize];
        let hour12 = (self.hour + 11) % 12 + 1;
        let sunday = (self.weekday + 1) % 7;
        match code {
            'Y' => spec.number(1, self.year, out),
            'y' => spec.number(2, self.year.rem_euclid(100), out),
            'C' => spec.number(1, self.year.div_euclid(100), out),
            'm' => spec.number(2, self.month, out),
            'd' => spec.number(2, self.day, out),
            'e' => spec.spaced(self.day, out),
            'H' => spec.number(2, self.hour, out),
            'I' => spec.number(2, hour12, out),
            'k' => spec.spaced(self.hour, out),
            'l' => spec.spaced(hour12, out),
            'M' => spec.number(2, self.minute, out),
            'S' => spec.number(2, self.second, out),
            'j' => spec.number(3, self.yearday, out),
            'w' => spec.number(1, sunday, out),
            'u' => spec.number(1, self.weekday + 1, out),
            'U' => spec.number(2, (self.yearday + 6 - sunday) / 7, out),
            'W' => spec.number(2, (self.yearday + 6 - self.weekday) / 7, out),
            'G' => spec.number(1, self.iso_week().0, out),
            'g' => spec.number(2, self.iso_week().0.rem_euclid(100), out),
            'V' => spec.number(2, self.iso_week().1, out),
            's' => spec.number(1, zones::second_of(self.seconds(), self.summer), out),
            'a' => spec.name(&day[..3], out),
            'A' => spec.name(day, out),
            'b' | 'h' => spec.name(&month[..3], out),
            'B' => spec.name(month, out),
            'p' | 'P' => self.half(code == 'P', spec, out),
            'F' => spec.text(&self.format("%Y-%m-%d"), out),
            'T' | 'X' => spec.text(&self.format("%H:%M:%S"), out),
            'R' => spec.text(&self.format("%H:%M"), out),
            'D' | 'x' => spec.text(&self.format("%m/%d/%y"), out),
            'r' => spec.text(&self.format("%I:%M:%S %p"), out),
            'c' => spec.text(&self.format("%a %b %e %H:%M:%S %Y"), out),
            'Z' => match spec.swap {
                true => Spec {
                    upper: false,
                    ..spec
                }
                .text(&self.zone().0.to_ascii_lowercase(), out),
                false => spec.text(&self.zone().0, out),
            },
            'z' => self.offset(spec, out),
            'n' => spec.text("\n", out),
            't' => spec.text("\t", out),
            '%' => spec.text("%", out),
            _ => return false,
        }
        true
    }

    /// Writes the half of the day.
    fn half(&self, small: bool, spec: Spec, out: &mut String) {
        let text = match (self.hour < 12, small || spec.swap) {
            (true, false) => "AM",
            (false, false) => "PM",
            (true, true) => "am",
            (false, true) => "pm",
        };
        let upper = spec.upper && !small && !spec.swap;
        Spec { upper, ..spec }.text(text, out);
    }

    /// Writes the offset of the zone; nothing where it is not known whether it is summer time.
    fn offset(&self, spec: Spec, out: &mut String) {
        if self.summer < 0 && self.zone.is_none() {
            return;
        }
        let offset = self.zone().1;
        spec.text(if offset < 0 { "-" } else { "+" }, out);
        let minutes = offset.abs() / 60;
        spec.number(4, minutes / 60 * 100 + minutes % 60, out);
    }

    /// Gives name and offset of the zone.
    fn zone(&self) -> (String, i64) {
        self.zone.clone().unwrap_or_else(|| {
            if self.summer < 0 {
                // Nobody knows which of the two.
                return (String::new(), 0);
            }
            let [standard, summer] = zones::of_year(self.seconds());
            let spell = if self.summer > 0 { summer } else { standard };
            (spell.name, spell.offset)
        })
    }

    /// Gives the year and week by ISO 8601.
    fn iso_week(&self) -> (i64, i64) {
        let week = (self.yearday - 1 - self.weekday + 10) / 7;
        let weeks_in = |year: i64| {
            let last = (days_from(year, 12, 31) + 3).rem_euclid(7);
            if last == 3 || (last == 4 && is_leap(year)) {
                53
            } else {
                52
            }
        };
        if week < 1 {
            (self.year - 1, weeks_in(self.year - 1))
        } else if week > weeks_in(self.year) {
            (self.year + 1, 1)
        } else {
            (self.year, week)
        }
    }
}

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
