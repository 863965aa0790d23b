namespace Heed.Text.PersonalData;

/// <summary>Card numbers: the issuer's range, the length that goes with it, and the check digit (ISO/IEC 7812-1, annex B).</summary>
internal static class BankCards
{
    public static bool Is(DigitGroups groups)
    {
        var n = groups.Count;
        if (n is < 13 or > 19 || !groups.IsEven) return false;
        var written = groups.Lengths.Length == 1 || groups.Are(4, 4, 4, 4) || groups.Are(4, 4, 4, 4, 3) || groups.Are(4, 4, 4, 4, 2) || groups.Are(4, 4, 4, 4, 1) || groups.Are(4, 6, 5) || groups.Are(6, 13);
        return written && IsIssued(groups.Digits) && Luhn(groups.Digits);
    }

    private static bool IsIssued(ReadOnlySpan<char> digits)
    {
        var four = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
        return (four / 100, digits.Length) switch
        {
            ( >= 40 and <= 49, 13 or 16 or 19) => true,
            ( >= 51 and <= 55, 16) => true,
            (34 or 37, 15) => true,
            (36 or 38, 14 or 16) => true,
            (35, 16) => true,
            (62, >= 16 and <= 19) => true,
            (65 or 64, 16 or 19) => true,
            _ => (four is >= 2221 and <= 2720 && digits.Length == 16) || (four == 6011 && digits.Length == 16)
                // Debit cards of Chinese banks from before UnionPay's own range.
                || (four is 9558 or 6013 or 6858 or 9559 or 4367 && digits.Length is 16 or 19),
        };
    }

    private static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        // All the same digit passes the sum and is nobody's card.
        return sum % 10 == 0 && digits.IndexOfAnyExcept(digits[0]) >= 0;
    }
}
