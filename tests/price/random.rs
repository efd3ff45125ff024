//! Random drafts from a seed, the same on every machine.

use serde_json::{Value, json};
use tildeling::units::Date;

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number from 0 to below `limit` (xorshift).
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1) as u64) as i64
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }

    /// A line of a service the example municipality has a price for.
    pub fn line(&mut self, id: usize, with_period: bool) -> Value {
        let (service, unit, most, level) = *self.one(&[
            ("praktisk_bistand", "minutes", 600, None),
            ("hjemmesykepleie", "minutes", 2000, None),
            ("hjemmesykepleie", "visits", 20, None),
            ("bpa", "minutes", 3000, None),
            ("stottekontakt", "minutes", 300, None),
            ("trygghetsalarm", "months", 1, None),
            ("dagtilbud", "attendances", 5, None),
            ("matombringing", "units", 7, None),
            ("avlastning", "days", 1, None),
            ("korttidsopphold", "days", 1, None),
            ("langtidsopphold", "days", 1, Some("skjermet")),
        ]);
        let amount = self.between(1, most);
        let every = match unit {
            "months" => json!({"months": 1}),
            "days" => json!({"days": self.between(1, 5)}),
            _ => self
                .one(&[
                    json!({"weeks": 1}),
                    json!({"weeks": 3}),
                    json!({"months": 1}),
                    json!({"months": 2}),
                    json!({"years": 1}),
                ])
                .clone(),
        };
        let mut line = json!({"id": id.to_string(), "service": service, "amount": {unit: amount}, "every": every, "place_level": level});
        if with_period {
            let from = Date::from_ymd(2024, 1, 1).unwrap().plus_days(self.between(0, 900) as i32);
            line["from"] = json!(from.to_string());
            line["to"] = json!(from.plus_days(self.between(1, 500) as i32).to_string());
        }
        line
    }
}
