using System.Globalization;

namespace Heed.Orders.Public;

/// <summary>Money in minor units, as people write it.</summary>
public static class OrderMoney
{
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF" };
    private static readonly HashSet<string> Thousandths = new(StringComparer.Ordinal) { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal) { ["CNY"] = "¥", ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥", ["HKD"] = "HK$", ["TWD"] = "NT$" };

    /// <summary>Digits after the point (ISO 4217): 0, 2 or 3.</summary>
    public static int Digits(string currency) => Whole.Contains(currency) ? 0 : Thousandths.Contains(currency) ? 3 : 2;

    /// <summary>Such as <c>¥1,299.00</c>; a currency without a sign of its own goes before it: <c>SEK 120.00</c>.</summary>
    public static string Format(long minor, string currency)
    {
        var digits = Digits(currency);
        var amount = minor / (decimal)Math.Pow(10, digits);
        var text = Math.Abs(amount).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var sign = Signs.TryGetValue(currency, out var known) ? known : currency + " ";
        return (minor < 0 ? "-" : "") + sign + text;
    }

    /// <summary>Reads an amount such as <c>1,299.00</c> or <c>¥129</c>; null for anything else, and for more digits than the currency has.</summary>
    public static long? Parse(string text, string currency)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Trim();
        if (plain.StartsWith(currency, StringComparison.OrdinalIgnoreCase)) plain = plain[currency.Length..];
        plain = plain.Trim().TrimStart('¥', '$', '€', '£', '￥').TrimEnd('元').Trim();
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)) return null;
        if (Math.Abs(amount) > 1_000_000_000_000m) return null;
        var minor = amount * (decimal)Math.Pow(10, Digits(currency));
        return minor == decimal.Truncate(minor) ? (long)minor : null;
    }
}
