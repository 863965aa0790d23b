namespace Heed.Text.PersonalData;

/// <summary>Telephone numbers: Chinese mobile and land lines, North American and European writing, international with a plus (ITU-T E.164).</summary>
internal static class Phones
{
    public static bool Is(DigitGroups groups, Surroundings surroundings)
    {
        if (IsCompany(groups)) return false;
        if (surroundings.Plus) return groups.Count is >= 8 and <= 15;
        if (groups.Begin("00") && groups.Count is >= 11 and <= 17 && (groups.Begin("0086") || groups.Lengths.Length > 1)) return true;
        if (IsMobile(groups) || IsLandLine(groups)) return true;
        if (!groups.IsEven || (groups.Separators.Length > 1 && IsDate(groups))) return false;
        if ((groups.Are(3, 3, 4) && groups.Digits[0] >= '2' && groups.Digits[3] >= '2') || (groups.Are(1, 3, 3, 4) && groups.Digits[0] == '1')) return true;
        if (groups.Lengths.Length > 1 && groups.Count is >= 9 and <= 11 && groups.Digits[0] == '0' && groups.Digits[1] != '0' && groups.Lengths.IndexOfAnyExceptInRange(2, 6) < 0) return true;
        return surroundings.Topic == NumberTopic.Phone && groups.Count is >= 7 and <= 12 && groups.Lengths.Length <= 2 && !groups.Begin("20");
    }

    /// <summary>A free-phone line is a company's.</summary>
    public static bool IsCompany(DigitGroups groups) => groups.Count == 10 && (groups.Begin("400") || groups.Begin("800"));

    private static bool IsMobile(DigitGroups groups)
    {
        var digits = groups.Digits;
        var lengths = groups.Lengths;
        if (digits.Length == 13 && groups.Begin("86"))
        {
            if (lengths.Length == 1) return digits[2] == '1' && digits[3] >= '3';
            if (lengths[0] == 2)
            {
                digits = digits[2..];
                lengths = lengths[1..];
            }
        }

        return digits.Length == 11 && digits[0] == '1' && digits[1] >= '3' && groups.IsEven
            && (lengths.Length == 1 || lengths.SequenceEqual([3, 4, 4]) || lengths.SequenceEqual([3, 8]) || lengths.SequenceEqual([7, 4]) || lengths.SequenceEqual([4, 7]) || lengths.SequenceEqual([3, 3, 5]) || lengths.SequenceEqual([4, 3, 4]) || lengths.SequenceEqual([5, 6]));
    }

    /// <summary>An area code of three or four digits and seven or eight more, perhaps an extension.</summary>
    private static bool IsLandLine(DigitGroups groups)
    {
        if (groups.Count < 10 || groups.Digits[0] != '0' || groups.Digits[1] == '0') return false;
        var area = groups.Begin("010") || groups.Begin("02") ? 3 : 4;
        var local = groups.Count - area;
        var lengths = groups.Lengths;
        if (lengths.Length == 1) return area == 3 ? local == 8 : local is 7 or 8;
        if (lengths[0] != area) return false;
        return (lengths.Length, lengths[1]) switch
        {
            (2, 7 or 8) => true,
            (3, 7 or 8) => lengths[2] <= 6,
            (3, 3 or 4) => lengths[2] == 4,
            _ => false,
        };
    }

    private static bool IsDate(DigitGroups groups) => groups.Are(2, 2, 4) || groups.Are(4, 2, 2) || groups.Are(2, 2, 4, 2) || groups.Are(4, 2, 2, 2) || groups.Are(2, 2, 2, 2);
}
