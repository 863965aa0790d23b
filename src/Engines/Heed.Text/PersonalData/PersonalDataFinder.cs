using System.Text;
using Heed.Text.Segmenting;

namespace Heed.Text.PersonalData;

/// <summary>
/// Finds what must not leave the house: telephone numbers, identity and bank cards, e-mail and postal addresses, in Chinese
/// and Western writing, of whatever width. Numbers of orders and parcels, dates and amounts are left alone. Postal
/// addresses are a judgement, the rest follows from digits. Time is linear in the text; never throws.
/// </summary>
public static class PersonalDataFinder
{
    /// <summary>What is found, in order, nothing twice. No two spans overlap.</summary>
    public static IReadOnlyList<PersonalSpan> Find(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var folded = string.Create(text.Length, text, static (to, from) => Letters.Fold(from, to));
        var spans = new List<PersonalSpan>();
        EmailAddresses.Find(folded, spans);
        var numbers = new List<PersonalSpan>();
        PersonalNumbers.Find(folded, numbers);
        Merge(spans, numbers);
        var addresses = new List<PersonalSpan>();
        ChineseAddresses.Find(folded, addresses);
        WesternAddresses.Find(folded, text, addresses);
        Merge(spans, addresses);
        return spans;
    }

    /// <summary>The text with a mark in place of everything personal: <c>[phone]</c>, <c>[id]</c>, <c>[card]</c>, <c>[email]</c>, <c>[address]</c>.</summary>
    public static string Mask(string? text) => Mask(text, span => span.Kind switch
    {
        PersonalKind.Email => "[email]",
        PersonalKind.IdentityCard => "[id]",
        PersonalKind.BankCard => "[card]",
        PersonalKind.Phone => "[phone]",
        _ => "[address]",
    });

    /// <summary>The text with what the caller gives in place of everything personal.</summary>
    public static string Mask(string? text, Func<PersonalSpan, string> mark)
    {
        var spans = Find(text);
        if (text is null || spans.Count == 0) return text ?? "";
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            masked.Append(text, at, span.Start - at).Append(mark(span));
            at = span.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Adds those that touch nothing found before; both lists are sorted, and stay so.</summary>
    private static void Merge(List<PersonalSpan> spans, List<PersonalSpan> further)
    {
        if (further.Count == 0) return;
        PersonalSpan[] before = [.. spans];
        var taken = 0;
        var end = 0;
        foreach (var span in further.OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            while (taken < before.Length && before[taken].End <= span.Start) taken++;
            if (span.Start < end || (taken < before.Length && before[taken].Start < span.End)) continue;
            spans.Add(span);
            end = span.End;
        }

        spans.Sort((a, b) => a.Start.CompareTo(b.Start));
    }
}
