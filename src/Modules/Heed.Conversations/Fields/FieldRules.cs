using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Kernel;

namespace Heed.Conversations.Fields;

/// <summary>Checks values against the definitions of fields. Pure; patterns run in linear time, whoever wrote them.</summary>
internal static partial class FieldRules
{
    internal const int MaxText = 2000;
    internal const int MaxPattern = 200;
    private const int MaxMany = 50;
    private const int MaxRepeats = 1000;
    private const int MaxCompiled = 500;
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new();

    /// <summary>A text as filters keep it: lower case, cut.</summary>
    internal static string Indexed(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        return lower.Length <= FieldValue.MaxIndexed ? lower : lower[..FieldValue.MaxIndexed];
    }

    /// <summary>What is wrong with a value; null when it may be stored. <paramref name="parent"/> is the value of the field that limits the choices.</summary>
    internal static FieldError? Wrong(ConversationField field, JsonElement value, string? parent)
    {
        var wrong = field.Type switch
        {
            FieldKind.Number => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out _) ? null : ("notNumber", "This must be a number."),
            FieldKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : ("notBoolean", "This must be true or false."),
            FieldKind.MultiChoice => WrongMany(field, value, parent),
            _ when value.ValueKind is not JsonValueKind.String => ("notText", "This must be a text."),
            _ => WrongText(field, value.GetString()!, parent),
        };
        return wrong is { } found ? new FieldError("fields." + field.Key, found.Item1, found.Item2) : null;
    }

    /// <summary>Whether a value says nothing.</summary>
    internal static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.GetString()!.Trim().Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    /// <summary>The rows that filters read for a value.</summary>
    internal static IEnumerable<(string Value, double? Number)> Rows(ConversationField field, JsonElement value) => field.Type switch
    {
        FieldKind.Number => [(value.GetRawText(), value.GetDouble())],
        FieldKind.Boolean => [(value.ValueKind == JsonValueKind.True ? "true" : "false", null)],
        FieldKind.MultiChoice => value.EnumerateArray().Select(v => (Indexed(v.GetString()!), (double?)null)).DistinctBy(v => v.Item1),
        _ => [(Indexed(value.GetString()!), null)],
    };

    /// <summary>Null when the pattern may be used, else what is wrong with it.</summary>
    internal static string? PatternProblem(string pattern)
    {
        if (pattern.Length > MaxPattern) return $"At most {MaxPattern} characters.";
        // The automaton grows with the product of nested counts: (a{100}){100} is ten thousand states.
        var product = 1L;
        foreach (Match count in Counts().Matches(pattern))
        {
            product *= Math.Max(1, int.Parse(count.Groups["most"].Length > 0 ? count.Groups["most"].ValueSpan : count.Groups["least"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
            if (product > MaxRepeats) return "The counts in braces are too large.";
        }

        try
        {
            _ = Compile(pattern);
            return null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return "The pattern is not valid, or uses look-around or back-references, which are not supported.";
        }
    }

    private static (string, string)? WrongMany(ConversationField field, JsonElement value, string? parent)
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String)) return ("notList", "This must be a list of texts.");
        if (value.GetArrayLength() > MaxMany) return ("tooMany", $"At most {MaxMany} values.");
        return value.EnumerateArray().All(v => Offers(field, v.GetString()!, parent)) ? null : ("notChoice", "One of these is none of the choices.");
    }

    private static (string, string)? WrongText(ConversationField field, string text, string? parent)
    {
        if (text.Length > MaxText) return ("tooLong", $"At most {MaxText} characters.");
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r'))) return ("controlCharacter", "Control characters are not allowed.");
        (string, string)? wrong = field.Type switch
        {
            FieldKind.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => ("notDate", "This must be a date such as 2026-10-01."),
            FieldKind.Choice when !Offers(field, text, parent) => ("notChoice", "This is none of the choices."),
            FieldKind.Url when !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Host.Length > 0) => ("notUrl", "This must be a web address beginning with https:// or http://."),
            FieldKind.Email when !Mail().IsMatch(text) => ("notEmail", "This must be an e-mail address."),
            FieldKind.Phone when !Phone().IsMatch(text) => ("notPhone", "This must be a phone number."),
            _ => null,
        };
        if (wrong is not null || string.IsNullOrEmpty(field.Pattern)) return wrong;
        return Compile(field.Pattern).IsMatch(text) ? null : ("noMatch", "This does not have the form asked for.");
    }

    private static bool Offers(ConversationField field, string value, string? parent) =>
        field.ChoiceList().Any(c => c.Value == value && (field.Parent is null || c.Under is null || (parent is not null && c.Under.Contains(parent))));

    private static Regex Compile(string pattern)
    {
        if (Compiled.TryGetValue(pattern, out var known)) return known;
        if (Compiled.Count >= MaxCompiled) Compiled.Clear();
        return Compiled[pattern] = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{(?<least>\d{1,9}),?(?<most>\d{0,9})\}", RegexOptions.NonBacktracking)]
    private static partial Regex Counts();

    [GeneratedRegex(@"\A[^\s@]{1,64}@[^\s@]{1,190}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\A\+?[0-9][0-9 ()./-]{2,38}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}
