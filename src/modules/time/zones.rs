//! The zone of local time: that of the variable TZ as the C library reads it, else that of the system.
//!
//! It is read when it is first asked for, and again by `tzset`. What a second looks like there is all that is known here.

use std::sync::{Arc, RwLock};
use tz::{LocalTimeType, TimeZone};

const DAY: i64 = 86_400;
/// Seconds beyond which no rule is asked: about the years -30 and 9990.
const REACH: i64 = 250_000_000_000;

static LOCAL: RwLock<Option<Arc<TimeZone>>> = RwLock::new(None);

/// How local time lies at some second.
pub struct Spell {
    /// Seconds east of UTC.
    pub offset: i64,
    pub summer: bool,
    pub name: String,
}

/// Reads the zone anew, for this value of TZ.
pub fn load(variable: Option<&str>) -> Arc<TimeZone> {
    let zone = Arc::new(read(variable));
    if let Ok(mut local) = LOCAL.write() {
        *local = Some(Arc::clone(&zone));
    }
    zone
}

fn local() -> Arc<TimeZone> {
    let known = LOCAL.read().ok().and_then(|local| local.clone());
    known.unwrap_or_else(|| load(std::env::var("TZ").ok().as_deref()))
}

fn read(variable: Option<&str>) -> TimeZone {
    let Some(text) = variable else {
        return TimeZone::local().unwrap_or_else(|_| TimeZone::utc());
    };
    let name = text.strip_prefix(':').unwrap_or(text);
    if name.is_empty() {
        return named("UTC");
    }
    // Without a rule summer time is that of the United States.
    let ruled = || TimeZone::from_posix_tz(&format!("{name},M3.2.0,M11.1.0"));
    TimeZone::from_posix_tz(text)
        .or_else(|_| ruled())
        .unwrap_or_else(|_| {
            // What cannot be read is UTC by another name.
            let end = name.find(|c: char| !c.is_ascii_alphabetic());
            named(name.get(..end.unwrap_or(name.len())).unwrap_or_default())
        })
}

fn named(name: &str) -> TimeZone {
    let kind = LocalTimeType::new(0, false, Some(name.as_bytes()));
    let zone = kind
        .ok()
        .and_then(|kind| TimeZone::new(vec![], vec![kind], vec![], None).ok());
    let utc = || {
        TimeZone::new(
            vec![],
            LocalTimeType::new(0, false, Some(b"UTC"))
                .into_iter()
                .collect(),
            vec![],
            None,
        )
    };
    zone.or_else(|| utc().ok()).unwrap_or_else(TimeZone::utc)
}

/// Tells how local time lies at a second since 1970.
pub fn at(seconds: i64) -> Spell {
    let zone = local();
    let found = zone.find_local_time_type(seconds.clamp(-REACH, REACH));
    match found {
        Ok(kind) => Spell {
            offset: i64::from(kind.ut_offset()),
            summer: kind.is_dst(),
            name: kind.time_zone_designation().to_owned(),
        },
        Err(_) => Spell {
            offset: 0,
            summer: false,
            name: "UTC".to_owned(),
        },
    }
}

/// Gives the second at which local clocks show this, counted as if they were those of UTC. `summer` is positive for
/// summer time, zero for the other, negative if it is to be found out.
pub fn second_of(wall: i64, summer: i64) -> i64 {
    let (before, after) = (at(wall.saturating_sub(DAY)), at(wall.saturating_add(DAY)));
    let mut shown = [&before, &after]
        .into_iter()
        .filter(|spell| at(wall.saturating_sub(spell.offset)).offset == spell.offset);
    let wanted = summer > 0;
    if summer < 0 {
        let all: Vec<&Spell> = shown.collect();
        // Of an hour that comes twice the one of standard time; one that is left out goes on from before.
        let chosen = all.iter().find(|spell| !spell.summer).or(all.first());
        return wall.saturating_sub(chosen.map_or(before.offset, |spell| spell.offset));
    }
    if let Some(spell) = shown.find(|spell| spell.summer == wanted) {
        return wall.saturating_sub(spell.offset);
    }
    // Half a year away may be the kind of time that is asked for.
    let distant = (1..=12)
        .flat_map(|months| [-months, months])
        .map(|months| at(wall.saturating_add(months * 30 * DAY)));
    let offset = match distant.into_iter().find(|spell| spell.summer == wanted) {
        Some(spell) => spell.offset,
        None => before.offset + if wanted { 3600 } else { 0 },
    };
    wall.saturating_sub(offset)
}

/// Gives standard time and summer time of the year around a second; the same twice where clocks never change.
pub fn of_year(seconds: i64) -> [Spell; 2] {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let january = seconds - seconds.rem_euclid(YEAR);
    let [first, middle] = [january, january + YEAR / 2].map(at);
    // South of the equator it is summer in January.
    if first.offset > middle.offset {
        [middle, first]
    } else {
        [first, middle]
    }
}
