namespace Heed.Mail;

/// <summary>The fields of one recipient in a delivery status (RFC 3464 §2.3).</summary>
internal sealed class StatusFields
{
    private const int MaxRecipients = 1000;

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a field, or empty.</summary>
    internal string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>The recipient's address: as we wrote it if the report tells, else as the server knows it.</summary>
    internal string Address => First("Original-Recipient", "X-Actual-Recipient", "Final-Recipient");

    /// <summary>The address as the server that failed knows it.</summary>
    internal string FinalAddress => First("Final-Recipient", "Original-Recipient", "X-Actual-Recipient");

    /// <summary>The groups of fields in a text; only those that name a recipient.</summary>
    internal static List<StatusFields> Read(string text)
    {
        var groups = new List<StatusFields>();
        var current = new StatusFields();
        string? last = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace()) { current = Close(groups, current); last = null; continue; }
            if (line[0] is ' ' or '\t')
            {
                if (last is not null && current._fields[last].Length < 8000) current._fields[last] += $" {line.Trim()}";
                continue;
            }
            var colon = line.IndexOf(':');
            if (colon is <= 0 or > 64) { if (last is not null && current._fields[last].Length < 8000) current._fields[last] += $" {line.Trim()}"; continue; }
            last = line[..colon].Trim().ToString();
            // Some servers put several recipients into one group.
            if (last.Equals("Final-Recipient", StringComparison.OrdinalIgnoreCase) && current._fields.ContainsKey(last)) current = Close(groups, current);
            current._fields.TryAdd(last, line[(colon + 1)..].Trim().ToString());
        }
        Close(groups, current);
        return groups;
    }

    private static StatusFields Close(List<StatusFields> groups, StatusFields current)
    {
        if (current._fields.Count == 0) return current;
        if (groups.Count < MaxRecipients && (current.Address.Length > 0 || current["Action"].Length > 0 && current["Diagnostic-Code"].Length > 0)) groups.Add(current);
        return new StatusFields();
    }

    private string First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var value = this[name];
            if (value.Length == 0) continue;
            foreach (var found in AddressFinder.In(value)) return found.Address;
            var type = value.IndexOf(';');
            var rest = value[(type + 1)..].Trim().Trim('<', '>');
            if (rest.Length > 0) return rest;
        }
        return "";
    }
}
