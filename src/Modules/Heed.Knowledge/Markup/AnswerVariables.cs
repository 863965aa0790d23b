using System.Collections.Frozen;
using System.Text;

namespace Heed.Knowledge.Markup;

/// <summary>Variables in answers, written <c>{{name}}</c>: the names there are, and filling them in one pass.</summary>
internal static class AnswerVariables
{
    /// <summary>Every name that something fills.</summary>
    internal static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            "customer.name", "customer.firstName", "customer.email", "agent.name", "agent.firstName", "conversation.number", "conversation.subject", "inbox.name", "brand.name", "today",
            "order.number", "order.status", "order.date", "order.total", "order.product", "order.model", "order.warranty", "order.carrier", "order.tracking", "order.delivery", "case",
        ],
        StringComparer.Ordinal);

    /// <summary>The text with values in the place of their names; what has none stays, or goes when <paramref name="drop"/> is set. A value is never read again.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, bool drop = false)
    {
        var filled = new StringBuilder(text.Length);
        var place = 0;
        foreach (var (start, end, name) in Find(text))
        {
            filled.Append(text, place, start - place);
            if (values.TryGetValue(name, out var value)) filled.Append(value);
            else if (!drop) filled.Append(text, start, end - start);
            place = end;
        }

        return filled.Append(text, place, text.Length - place).ToString();
    }

    /// <summary>Names in the text that nothing fills, each once.</summary>
    public static IReadOnlyList<string> Unknown(string text) => [.. Find(text).Select(f => f.Name).Where(n => !Names.Contains(n)).Distinct()];

    private static IEnumerable<(int Start, int End, string Name)> Find(string text)
    {
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0;)
        {
            var close = text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0) yield break;
            // The last pair of braces before the end is the one that belongs to it.
            var start = text.LastIndexOf("{{", close, close - open + 1, StringComparison.Ordinal);
            yield return (start, close + 2, text[(start + 2)..close].Trim());
            open = text.IndexOf("{{", close + 2, StringComparison.Ordinal);
        }
    }
}
