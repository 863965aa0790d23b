namespace Heed.Text.PersonalData;

/// <summary>Reads runs of digits and tells which of them are a person's: identity cards, bank cards, telephones.</summary>
internal static class PersonalNumbers
{
    private const int FewestDigits = 7;

    public static void Find(ReadOnlySpan<char> text, List<PersonalSpan> into)
    {
        Span<int> starts = stackalloc int[DigitGroups.MaxGroups];
        Span<int> lengths = stackalloc int[DigitGroups.MaxGroups];
        Span<char> separators = stackalloc char[DigitGroups.MaxGroups];
        Span<char> digits = stackalloc char[DigitGroups.MaxDigits];
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var groups = Read(text, ref at, starts, lengths, separators, digits);
            if (groups > 0) Judge(text, starts[..groups], lengths[..groups], separators[..(groups - 1)], digits, into);
        }
    }

    /// <summary>Reads groups of digits from a place on and moves it behind them; 0 when a group is too long for anybody.</summary>
    private static int Read(ReadOnlySpan<char> text, ref int at, Span<int> starts, Span<int> lengths, Span<char> separators, Span<char> digits)
    {
        var (groups, count) = (0, 0);
        while (groups < DigitGroups.MaxGroups)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            if (count + at - start > DigitGroups.MaxDigits)
            {
                // Too much for one number, but what stands before is read, and this group by itself if it can be.
                if (groups > 0) at = start;
                return groups;
            }

            text[start..at].CopyTo(digits[count..]);
            (starts[groups], lengths[groups]) = (start, at - start);
            count += at - start;
            groups++;
            var gap = Gap(text, at);
            if (gap == 0 || groups == DigitGroups.MaxGroups) break;
            separators[groups - 1] = gap == 2 || text[at] == '(' ? ')' : text[at];
            at += gap;
        }

        return groups;
    }

    /// <summary>How long the separator is that stands here before a further digit: one sign, or a bracket and a blank.</summary>
    private static int Gap(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not (' ' or '-' or '.' or '(' or ')')) return 0;
        if (char.IsAsciiDigit(text[at + 1])) return 1;
        var bracket = (text[at] == ')' && text[at + 1] is ' ' or '-') || (text[at] == ' ' && text[at + 1] == '(');
        return bracket && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]) ? 2 : 0;
    }

    /// <summary>Tries the longest stretches of groups first, from the left.</summary>
    private static void Judge(ReadOnlySpan<char> text, Span<int> starts, Span<int> lengths, Span<char> separators, Span<char> digits, List<PersonalSpan> into)
    {
        var skipped = 0;
        for (var first = 0; first < lengths.Length; first++)
        {
            for (var last = lengths.Length - 1; last >= first; last--)
            {
                var count = 0;
                for (var i = first; i <= last; i++) count += lengths[i];
                var groups = new DigitGroups { Digits = digits.Slice(skipped, count), Lengths = lengths[first..(last + 1)], Separators = separators[first..last] };
                var (start, end) = (starts[first], starts[last] + lengths[last]);
                var kind = Kind(text, groups, ref start, ref end);
                // Nor is a part of a company's number anybody's.
                if (kind is null && !Phones.IsCompany(groups)) continue;
                if (kind is { } found) into.Add(new PersonalSpan(found, start, end - start));
                for (; first < last; first++) skipped += lengths[first];
                break;
            }

            skipped += lengths[first];
        }
    }

    private static PersonalKind? Kind(ReadOnlySpan<char> text, DigitGroups groups, ref int start, ref int end)
    {
        if (groups.Count < FewestDigits) return null;
        var surroundings = Surroundings.Of(text, start, end);
        if (IdentityCards.Ends(text, groups, end) is var id && id > 0 && surroundings.Stands(text, start, id))
        {
            end = id;
            return PersonalKind.IdentityCard;
        }

        if (!surroundings.Stands(text, start, end) || surroundings.IsAmount || surroundings.Topic == NumberTopic.Order) return null;
        if (BankCards.Is(groups)) return PersonalKind.BankCard;
        if (!Phones.Is(groups, surroundings)) return null;
        if (surroundings.Plus) start--;
        if (start > 0 && text[start - 1] == '(' && text[start..end].Contains(')')) start--;
        if (surroundings.Plus && start > 0 && text[start - 1] == '(') start--;
        return PersonalKind.Phone;
    }
}
