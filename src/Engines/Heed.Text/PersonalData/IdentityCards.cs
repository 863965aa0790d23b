namespace Heed.Text.PersonalData;

/// <summary>Chinese identity card numbers: a region, a date of birth, a serial number and a check digit (GB 11643-1999).</summary>
internal static class IdentityCards
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string Checks = "10x98765432";

    /// <summary>Where the number ends when it is one, else -1. The last digit may be an X behind the groups.</summary>
    public static int Ends(ReadOnlySpan<char> text, DigitGroups groups, int end)
    {
        var x = groups.Count == 17 && end < text.Length && text[end] == 'x';
        if (!(groups.Count == 18 && (groups.Are(18) || (groups.Are(6, 8, 4) && groups.IsEven))) && !(x && (groups.Are(17) || groups.Are(6, 8, 3)))) return -1;
        var check = x ? 'x' : groups.Digits[17];
        return IsRegion(groups.Digits) && IsDate(groups.Digits[6..14]) && Checks[Sum(groups.Digits) % 11] == check ? end + (x ? 1 : 0) : -1;
    }

    private static int Sum(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += (digits[i] - '0') * Weights[i];
        return sum;
    }

    private static bool IsRegion(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + digits[1] - '0' is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or 81 or 82 or 83;

    private static bool IsDate(ReadOnlySpan<char> digits)
    {
        var (year, month, day) = (Number(digits[..4]), Number(digits[4..6]), Number(digits[6..8]));
        return year is >= 1880 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits) number = (number * 10) + c - '0';
        return number;
    }
}
