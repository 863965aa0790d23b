using System.Text.Json;
using System.Text.Json.Serialization;
using Heed.Kernel;

namespace Heed.Queueing.Scenarios;

/// <summary>Reads scenario documents: JSON, camelCase, unknown members refused, comments and trailing commas allowed as people write these by hand.</summary>
public static class ScenarioReader
{
    /// <summary>The largest document, in bytes.</summary>
    public const int MostBytes = 16 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The scenario, and everything that is wrong with it; the scenario is null when it could not be read at all. Throws for no content.</summary>
    public static (Scenario? Scenario, IReadOnlyList<FieldError> Errors) Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes) return (null, [new FieldError("", "tooLarge", $"A scenario is at most {MostBytes >> 20} MiB.")]);
        // Some editors begin a file with a mark of its encoding.
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            var scenario = JsonSerializer.Deserialize<Scenario>(utf8, Options);
            return scenario is null ? (null, [new FieldError("", "empty", "The document is empty.")]) : (scenario, ScenarioCheck.Of(scenario));
        }
        catch (JsonException error)
        {
            var at = error.LineNumber is { } line ? $" (line {line + 1})" : "";
            return (null, [new FieldError(error.Path is { Length: > 2 } path ? path[2..] : "", "unreadable", $"{Reason(error)}{at}")]);
        }
    }

    /// <summary>The document of a scenario, indented.</summary>
    public static string Write(Scenario scenario) => JsonSerializer.Serialize(scenario, Options);

    private static string Reason(JsonException error)
    {
        var message = error.Message;
        if (message.Contains("could not be mapped", StringComparison.Ordinal)) return "There is no such member.";
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end > 0 ? message[..end] : message;
    }
}
