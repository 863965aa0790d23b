using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>The value of a condition, read as the operator asks; what does not fit is refused with its place.</summary>
internal sealed class ConditionValue(JsonElement? json, ViewContext context, string place) : IConditionValue
{
    private const int MaxItems = 100;
    private const int MaxText = 200;

    /// <summary>Ten years in minutes.</summary>
    private const int MaxMinutes = 5_256_000;

    public ViewContext Context => context;

    public InvalidRefusal WrongOperator() => new(place + ".operator", "unknownOperator", "This field has no such operator.");

    public InvalidRefusal Wrong(string message) => new(place + ".value", "badValue", message);

    /// <summary>One to a hundred texts.</summary>
    public List<string> Texts()
    {
        if (json is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > MaxItems) throw Wrong($"A list of 1 to {MaxItems} values.");
        return [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String && v.GetString() is { Length: > 0 and <= MaxText } text ? text : throw Wrong($"Texts of at most {MaxText} characters."))];
    }

    /// <summary>Ids, besides the words that this field knows.</summary>
    public (List<Guid> Ids, HashSet<string> Words) Ids(params string[] words)
    {
        var ids = new List<Guid>();
        var found = new HashSet<string>();
        foreach (var text in Texts())
        {
            if (words.Contains(text)) found.Add(text);
            else ids.Add(Guid.TryParse(text, out var id) ? id : throw Wrong("Ids" + (words.Length == 0 ? "." : ", or: " + string.Join(", ", words) + ".")));
        }

        return (ids, found);
    }

    /// <summary>Names of an enum, as JSON writes them.</summary>
    public List<T> Names<T>()
        where T : struct, Enum => [.. Texts().Select(t => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()!) == t) ?? throw Wrong("One of: " + string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)) + "."))];

    public string Text() => json is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 and <= MaxText } found ? found : throw Wrong($"A text of at most {MaxText} characters.");

    public bool Truth() => json?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("True or false."),
    };

    public double Number() => json is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Wrong("A number.");

    /// <summary>The instant that many minutes ago.</summary>
    public DateTimeOffset Ago()
    {
        var minutes = Number();
        return minutes is >= 1 and <= MaxMinutes ? context.Now.AddMinutes(-Math.Floor(minutes)) : throw Wrong($"Minutes, 1 to {MaxMinutes}.");
    }

    /// <summary>The condition, or its opposite. <paramref name="condition"/> is never null in SQL's sense.</summary>
    public static SqlText Turned(bool holds, SqlText condition) => holds ? (SqlText)$"({condition})" : $"not ({condition})";
}
