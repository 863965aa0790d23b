using System.Text.Json;

namespace Heed.Demo;

/// <summary>The sample company's texts, embedded from the folder <c>Texts</c>.</summary>
internal static class DemoTexts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Json<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return line;
        }
    }

    /// <summary>Every line, empty ones too.</summary>
    public static IEnumerable<string> AllLines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static Stream Open(string name) => typeof(DemoTexts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The text {name} is not embedded.");
}
