using System.Text;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Canned;

/// <summary>
/// The variables of canned replies and macros: a fixed list, filled in one pass. A value is never read again, so a
/// customer called <c>{{agent.name}}</c> stays what it is; unknown names stay as written. Linear in the text.
/// </summary>
internal static class Variables
{
    private const int MaxValue = 200;

    /// <summary>Every name there is.</summary>
    internal static readonly IReadOnlyList<string> Names =
    [
        "customer.name", "customer.firstName", "customer.email", "agent.name", "agent.firstName", "conversation.number", "conversation.subject", "inbox.name", "brand.name", "today",
    ];

    /// <summary>What the conversation's variables are read from; the agent's name and the day come besides.</summary>
    internal static SqlText Query(WorkspaceId workspace, Guid conversation) => $"""
        select k.name, k.email, c.number, c.subject, i.name, b.name, c.language from conversations_conversations c
        left join customers_customers k on k.workspace = c.workspace and k.id = c.customer
        left join conversations_inboxes i on i.workspace = c.workspace and i.id = c.inbox
        left join accounts_brands b on b.workspace = c.workspace and b.id = c.brand
        where c.workspace = {workspace} and c.id = {conversation}
        """;

    /// <summary>The values of one row of <see cref="Query"/>, and the conversation's language.</summary>
    internal static (Dictionary<string, string> Values, string? Language) Read(Row r, string agent, DateTimeOffset now)
    {
        var customer = r.TextOrNull(0) ?? "";
        return (new Dictionary<string, string>
        {
            ["customer.name"] = Clean(customer),
            ["customer.firstName"] = First(customer),
            ["customer.email"] = Clean(r.TextOrNull(1) ?? ""),
            ["agent.name"] = Clean(agent),
            ["agent.firstName"] = First(agent),
            ["conversation.number"] = r.Long(2).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["conversation.subject"] = Clean(r.TextOrNull(3) ?? ""),
            ["inbox.name"] = Clean(r.TextOrNull(4) ?? ""),
            ["brand.name"] = Clean(r.TextOrNull(5) ?? ""),
            ["today"] = now.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        }, r.TextOrNull(6));
    }

    /// <summary>The text with every known variable replaced.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder(text.Length);
        var place = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", place, StringComparison.Ordinal))
        {
            var close = text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0) break;
            filled.Append(text, place, open - place);
            var name = text[(open + 2)..close].Trim();
            if (values.TryGetValue(name, out var value))
            {
                filled.Append(value);
                place = close + 2;
            }
            else
            {
                // The brace may open another one further on.
                filled.Append(text[open]);
                place = open + 1;
            }
        }

        return filled.Append(text, place, text.Length - place).ToString();
    }

    /// <summary>One line, of bounded length, without control characters: a name cannot break the text it stands in.</summary>
    private static string Clean(string value)
    {
        var line = new string([.. value.Where(c => !char.IsControl(c))]).Trim();
        if (line.Length <= MaxValue) return line;
        return line[..(char.IsHighSurrogate(line[MaxValue - 1]) ? MaxValue - 1 : MaxValue)];
    }

    /// <summary>The first word of a name written with spaces; a Chinese name is not taken apart.</summary>
    private static string First(string name)
    {
        var clean = Clean(name);
        var space = clean.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 ? clean[..space] : clean;
    }
}
