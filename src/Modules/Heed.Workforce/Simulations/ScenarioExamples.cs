using Heed.Queueing.Scenarios;

namespace Heed.Workforce.Simulations;

/// <summary>The scenarios that come with Heed, the same files as in bench/scenarios.</summary>
internal static class ScenarioExamples
{
    private const string Folder = "Heed.Workforce.Examples.";

    public static IReadOnlyList<ScenarioExample> All { get; } =
    [
        .. typeof(ScenarioExamples).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Load),
    ];

    private static ScenarioExample Load(string resource)
    {
        using var reader = new StreamReader(typeof(ScenarioExamples).Assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        var (scenario, errors) = ScenarioReader.Read(System.Text.Encoding.UTF8.GetBytes(text));
        if (scenario is null || errors.Count > 0) throw new InvalidDataException($"{resource} is no scenario.");
        return new ScenarioExample(resource[Folder.Length..^".json".Length], scenario.Name, scenario.About, text);
    }
}

/// <summary>A scenario to start from.</summary>
/// <param name="Text">The document, as <c>heed simulate</c> reads it.</param>
internal sealed record ScenarioExample(string Id, string Name, string About, string Text);
