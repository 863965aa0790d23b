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
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    private static string? Value(string name, CustomerRow? customer) => name switch
    {
        "customer.name" => Clean(customer?.Name),
        "customer.firstName" => Clean(customer?.Name)?.Split(' ')[0],
        _ => null,
    };

    private static string? Clean(string? name) => name is null ? null : new string([.. name.Where(c => !char.IsControl(c)).Take(MaxName)]).Trim();
}
