using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed.Understanding.LanguageModel;

/// <summary>
/// The embeddings form that OpenAI-compatible servers speak (<c>POST {base}/embeddings</c>). What comes back is taken whole or not at all:
/// one vector for each text, all of one length, of finite numbers that are not all 0.
/// </summary>
internal static class EmbeddingProtocol
{
    /// <summary>Shortest and longest vector taken.</summary>
    public const int MinDimensions = 8, MaxDimensions = 4_096;

    /// <summary>Bytes of an answer for so many texts: about twenty for a number, besides what stands around them.</summary>
    public static int MaxBody(int texts) => 16 * 1024 + texts * MaxDimensions * 24;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    public static byte[] Request(string model, IReadOnlyList<string> texts) => JsonSerializer.SerializeToUtf8Bytes(new EmbeddingRequest(model, texts, "float"), Options);

    /// <summary>Reads an answer. The reason when it is none: <c>protocol</c>, <c>rows</c>, <c>dimension</c>, <c>notFinite</c> or <c>zero</c>.</summary>
    public static string? Read(ReadOnlyMemory<byte> body, int texts, out IReadOnlyList<float[]> vectors, out long tokens)
    {
        (vectors, tokens) = ([], 0);
        try
        {
            using var document = JsonDocument.Parse(body, Shallow);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return "protocol";
            if (root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object) tokens = Tokens(usage);
            if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array) return "protocol";
            if (data.GetArrayLength() != texts) return "rows";
            var read = new float[texts][];
            var place = 0;
            foreach (var row in data.EnumerateArray())
            {
                if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("embedding", out var numbers) || numbers.ValueKind != JsonValueKind.Array) return "protocol";
                // Rows may come in any order, each once.
                var index = row.TryGetProperty("index", out var told) ? told.GetInt32() : place;
                if (index < 0 || index >= texts || read[index] is not null) return "rows";
                if (Vector(numbers, out read[index]) is { } wrong) return wrong;
                place++;
            }

            if (read.Any(v => v.Length != read[0].Length)) return "dimension";
            vectors = read;
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return "protocol";
        }
    }

    private static string? Vector(JsonElement numbers, out float[] vector)
    {
        vector = [];
        if (numbers.GetArrayLength() is < MinDimensions or > MaxDimensions) return "dimension";
        vector = new float[numbers.GetArrayLength()];
        var (at, some) = (0, false);
        foreach (var number in numbers.EnumerateArray())
        {
            // Servers that do not know better write what is no number as null or in words.
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetSingle(out var value) || !float.IsFinite(value)) return "notFinite";
            vector[at++] = value;
            some |= Math.Abs(value) > float.Epsilon * 1e6;
        }

        return some ? null : "zero";
    }

    private static long Tokens(JsonElement usage)
    {
        foreach (var name in (ReadOnlySpan<string>)["prompt_tokens", "total_tokens"])
        {
            if (usage.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count is > 0 and < 10_000_000) return count;
        }

        return 0;
    }

    private sealed record EmbeddingRequest(string Model, IReadOnlyList<string> Input, [property: JsonPropertyName("encoding_format")] string EncodingFormat);
}
