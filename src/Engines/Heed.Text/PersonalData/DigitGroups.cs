namespace Heed.Text.PersonalData;

/// <summary>Digits that stand in groups with single separators between, such as a telephone number.</summary>
internal ref struct DigitGroups
{
    /// <summary>More is no number of a person.</summary>
    public const int MaxDigits = 40, MaxGroups = 8;

    /// <summary>The digits of all groups.</summary>
    public ReadOnlySpan<char> Digits;

    /// <summary>How many digits each group has.</summary>
    public ReadOnlySpan<int> Lengths;

    /// <summary>What stands between them, one less than groups; ')' for a bracket with or without a blank.</summary>
    public ReadOnlySpan<char> Separators;

    /// <summary>How many digits there are.</summary>
    public readonly int Count => Digits.Length;

    /// <summary>Whether the same stands between all groups; a bracket about the first does not count.</summary>
    public readonly bool IsEven
    {
        get
        {
            var rest = Separators.Length > 0 && Separators[0] == ')' ? Separators[1..] : Separators;
            return rest.Length == 0 || (rest[0] != ')' && rest.IndexOfAnyExcept(rest[0]) < 0);
        }
    }

    /// <summary>Whether the groups have these lengths.</summary>
    public readonly bool Are(params ReadOnlySpan<int> lengths) => Lengths.SequenceEqual(lengths);

    /// <summary>Whether the digits begin so.</summary>
    public readonly bool Begin(string digits) => Digits.StartsWith(digits, StringComparison.Ordinal);
}
