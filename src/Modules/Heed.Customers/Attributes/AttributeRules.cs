using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Heed.Customers.Profiles;
using Heed.Kernel;

namespace Heed.Customers.Attributes;

/// <summary>Checks values against the definitions. Pure; patterns run in linear time (no backtracking), whoever wrote them.</summary>
internal static partial class AttributeRules
{
    public const int MaxText = 2000;
    public const int MaxPattern = 200;
    private const int MaxRepeats = 1000;
    private const int MaxCompiled = 500;
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new();

    /// <summary>Errors with <c>attributes.KEY</c> as field; a JSON null asks to remove the value.</summary>
    public static List<FieldError> Check(IReadOnlyCollection<AttributeDefinition> definitions, IReadOnlyDictionary<string, JsonElement> values)
    {
        var errors = new List<FieldError>();
        foreach (var (key, value) in values)
        {
            var field = "attributes." + key;
            var definition = definitions.FirstOrDefault(d => d.Key == key);
            if (definition is null) errors.Add(new FieldError(field, "unknownAttribute", "There is no such attribute."));
            else if (value.ValueKind is JsonValueKind.Null)
            {
                if (definition.Required) errors.Add(new FieldError(field, "required", "This must be filled in."));
            }
            else if (Wrong(definition, value) is { } wrong) errors.Add(new FieldError(field, wrong.Code, wrong.Message));
        }

        return errors;
    }

    /// <summary>Errors for required attributes that a new customer lacks.</summary>
    public static IEnumerable<FieldError> Missing(IReadOnlyCollection<AttributeDefinition> definitions, IReadOnlyDictionary<string, JsonElement> values) =>
        definitions.Where(d => d.Required && !values.ContainsKey(d.Key))
            .Select(d => new FieldError("attributes." + d.Key, "required", "This must be filled in."));

    /// <summary>The stored object with the values put in.</summary>
    public static string Merge(string stored, IReadOnlyDictionary<string, JsonElement> values)
    {
        var merged = JsonNode.Parse(stored)!.AsObject();
        foreach (var (key, value) in values)
        {
            if (value.ValueKind is JsonValueKind.Null) merged.Remove(key);
            else merged[key] = JsonNode.Parse(value.GetRawText());
        }

        return merged.ToJsonString(Stored);
    }

    /// <summary>Null when the pattern may be used, else what is wrong with it.</summary>
    public static string? PatternProblem(string pattern)
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

    private static readonly JsonSerializerOptions Stored = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static (string Code, string Message)? Wrong(AttributeDefinition definition, JsonElement value) => definition.Kind switch
    {
        AttributeKind.Number => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out _) ? null : ("notNumber", "This must be a number."),
        AttributeKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : ("notBoolean", "This must be true or false."),
        _ when value.ValueKind is not JsonValueKind.String => ("notText", "This must be a text."),
        _ => WrongText(definition, value.GetString()!),
    };

    private static (string Code, string Message)? WrongText(AttributeDefinition definition, string text)
    {
        if (text.Length == 0) return definition.Required ? ("required", "This must be filled in.") : null;
        if (text.Length > MaxText) return ("tooLong", $"At most {MaxText} characters.");
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r'))) return ("controlCharacter", "Control characters are not allowed.");
        (string Code, string Message)? wrong = definition.Kind switch
        {
            AttributeKind.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => ("notDate", "This must be a date such as 2026-10-01."),
            AttributeKind.Choice when definition.ChoiceList()?.Contains(text) != true => ("notChoice", "This is none of the choices."),
            AttributeKind.Url when !IsUrl(text) => ("notUrl", "This must be a web address beginning with https:// or http://."),
            AttributeKind.Email when !Addresses.IsEmail(text) => ("notEmail", "This must be an e-mail address."),
            AttributeKind.Phone when !Addresses.IsPhone(text) => ("notPhone", "This must be a phone number."),
            _ => null,
        };
        if (wrong is not null || definition.Pattern is null) return wrong;
        return Compile(definition.Pattern).IsMatch(text) ? null : ("noMatch", "This does not have the form asked for.");
    }

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Host.Length > 0;

    private static Regex Compile(string pattern)
    {
        if (Compiled.TryGetValue(pattern, out var known)) return known;
        if (Compiled.Count >= MaxCompiled) Compiled.Clear();
        return Compiled[pattern] = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{(?<least>\d{1,9}),?(?<most>\d{0,9})\}", RegexOptions.NonBacktracking)]
    private static partial Regex Counts();
}
