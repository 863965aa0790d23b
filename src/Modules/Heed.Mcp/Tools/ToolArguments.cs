using System.Globalization;
using System.Text.Json;

namespace Heed.Mcp.Tools;

/// <summary>Arguments that came from outside, read by the tool's form: what is unknown, wrong or out of bounds is refused with its name.</summary>
internal sealed class ToolArguments
{
    private readonly ToolForm _form;
    private readonly JsonElement _given;

    /// <exception cref="InvalidRefusal">An argument is not in the form, missing, of another type or out of bounds.</exception>
    public ToolArguments(ToolForm form, JsonElement given)
    {
        (_form, _given) = (form, given);
        var errors = new List<FieldError>();
        if (given.ValueKind == JsonValueKind.Object) errors.AddRange(given.EnumerateObject().Where(p => form.Arguments.All(a => a.Name != p.Name)).Select(_ => new FieldError("arguments", "unknown", $"This tool knows: {string.Join(", ", form.Arguments.Select(a => a.Name))}.")).Take(1));
        foreach (var argument in form.Arguments)
        {
            if (Wrong(argument) is { } words) errors.Add(new FieldError(argument.Name, "invalid", words));
        }

        if (errors.Count > 0) throw new InvalidRefusal(errors);
    }

    /// <summary>A text; null when it was left out.</summary>
    public string? Text(string name) => Value(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A number, or what holds when it was left out.</summary>
    public long Number(string name) => Value(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : _form.Arguments.First(a => a.Name == name).Otherwise ?? 0;

    private JsonElement Value(string name) => _given.ValueKind == JsonValueKind.Object && _given.TryGetProperty(name, out var value) ? value : default;

    private string? Wrong(ToolArgument argument)
    {
        var value = Value(argument.Name);
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return argument.Required ? "This must be given." : null;
        if (argument.Least is { } least)
        {
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= argument.Most
                ? null : string.Create(CultureInfo.InvariantCulture, $"A whole number from {least} to {argument.Most}.");
        }

        if (value.ValueKind != JsonValueKind.String || !TryText(value, out var text)) return "A text.";
        return text.Length > argument.Most ? $"At most {argument.Most} characters." : argument.Required && string.IsNullOrWhiteSpace(text) ? "This must be given." : null;
    }

    // A lone surrogate stands in valid JSON, but is no text.
    private static bool TryText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }
}
