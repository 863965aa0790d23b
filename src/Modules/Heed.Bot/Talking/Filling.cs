using Heed.Customers.Public;

namespace Heed.Bot.Talking;

/// <summary>Fills <c>{{customer.name}}</c> and its like in an answer, in one pass. What is unknown is left out: nobody is addressed as a variable.</summary>
internal static class Filling
{
    private const int MaxName = 80;

    public static string Fill(string text, CustomerRow? customer, IReadOnlyDictionary<string, string>? facts = null, ICollection<string>? missing = null)
    {
        var filled = new System.Text.StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) break;
            var name = text[(open + 2)..close].Trim();
            var value = Value(name, customer) ?? facts?.GetValueOrDefault(name);
            if (string.IsNullOrEmpty(value)) missing?.Add(name);
            filled.Append(text, at, open - at).Append(value);
            at = close + 2;
            if (string.IsNullOrEmpty(value)) at += Close(filled, text, at);
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Closes the hole a left-out value leaves: one blank between words, none in Chinese. How much of what follows is passed over.</summary>
    private static int Close(System.Text.StringBuilder filled, string text, int at)
    {
        if (filled.Length == 0 || filled[^1] != ' ') return 0;
        filled.Length--;
        var after = at < text.Length ? text[at] : '.';
        if (after != ' ') return 0;
        var (before, next) = (filled.Length > 0 ? filled[^1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
        return before >= '\u2E80' || next >= '\u2E80' ? 1 : 0;
    }

    private static string? Value(string name, CustomerRow? customer) => name switch
    {
        "customer.name" => Clean(customer?.Name),
        "customer.firstName" => Clean(customer?.Name)?.Split(' ')[0],
        _ => null,
    };

    private static string? Clean(string? name) => name is null ? null : new string([.. name.Where(c => !char.IsControl(c)).Take(MaxName)]).Trim();
}
