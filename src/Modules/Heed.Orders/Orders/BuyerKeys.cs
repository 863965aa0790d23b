using System.Text;

namespace Heed.Orders.Orders;

/// <summary>The forms in which addresses of buyers and customers are compared.</summary>
internal static class BuyerKeys
{
    private const int PhoneDigits = 11;

    public static string? Email(string? address) => string.IsNullOrWhiteSpace(address) ? null : address.Trim().ToLowerInvariant();

    /// <summary>The last eleven digits; null for fewer than seven, which name nobody.</summary>
    public static string? Phone(string? number)
    {
        if (string.IsNullOrWhiteSpace(number)) return null;
        var digits = new StringBuilder(number.Length);
        foreach (var c in number.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsAsciiDigit(c)) digits.Append(c);
        }

        if (digits.Length < 7) return null;
        return digits.Length <= PhoneDigits ? digits.ToString() : digits.ToString(digits.Length - PhoneDigits, PhoneDigits);
    }
}
