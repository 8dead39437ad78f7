//! Writes amounts of money.

/// Writes a whole amount with its currency: `$78,828`, `€64,000`, `CHF 110,000`.
#[must_use]
pub fn money(amount: f64, currency: &str) -> String {
    let digits = format!("{:.0}", amount.abs());
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if amount <= -0.5 { "−" } else { "" };
    match currency {
        "USD" => format!("{sign}${grouped}"),
        "EUR" => format!("{sign}€{grouped}"),
        "GBP" => format!("{sign}£{grouped}"),
        "INR" => format!("{sign}₹{grouped}"),
        "JPY" => format!("{sign}¥{grouped}"),
        // A no-break space keeps the amount together.
        other => format!("{sign}{other}\u{a0}{grouped}"),
    }
}

/// Writes an amount short, for the scale of a chart: `$50k`, `$0`.
#[must_use]
pub(super) fn short_money(amount: f64, currency: &str) -> String {
    if amount >= 1000.0 { format!("{}k", money((amount / 1000.0).round(), currency)) } else { money(amount, currency) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(money(78_828.0, "USD"), "$78,828");
        assert_eq!(money(1_234_567.0, "EUR"), "€1,234,567");
        assert_eq!(money(999.0, "GBP"), "£999");
    }

    #[test]
    fn currencies_without_a_sign_keep_their_letters() {
        assert_eq!(money(110_000.0, "CHF"), "CHF\u{a0}110,000");
    }

    #[test]
    fn amounts_are_rounded_to_whole_units() {
        assert_eq!(money(53.6, "USD"), "$54");
        assert_eq!(money(-0.2, "USD"), "$0");
        assert_eq!(money(-1500.0, "USD"), "−$1,500");
    }

    #[test]
    fn scales_use_thousands() {
        assert_eq!(short_money(50_000.0, "USD"), "$50k");
        assert_eq!(short_money(0.0, "USD"), "$0");
    }
}
