using Heed.Platform.Web;

namespace Heed.Understanding.Intents;

/// <summary>An intent as the API answers it.</summary>
/// <param name="Examples">Examples it is learnt from.</param>
/// <param name="Tests">Examples kept for the bench.</param>
internal sealed record IntentView(Guid Id, long Version, string Name, string Category, int Examples, int Tests, DateTimeOffset CreatedAt)
{
    public static IntentView Of(Intent intent, int examples, int tests) => new(intent.Id, intent.Version, intent.Name, intent.Category, examples, tests, intent.CreatedAt);
}

/// <summary>An example.</summary>
/// <param name="Corrected">Whether it is a customer's own words that an agent sorted.</param>
internal sealed record ExampleView(Guid Id, string Text, bool Corrected, DateTimeOffset At)
{
    public static ExampleView Of(IntentExample example) => new(example.Id, example.Text, example.Customer is not null, example.At);
}

/// <summary>An intent to add.</summary>
internal sealed record NewIntent(string Name, string? Category = null);

/// <summary>Changes of an intent; absent members stay.</summary>
internal sealed record IntentEdit(Change<string> Name = default, Change<string> Category = default);

/// <summary>Examples to add. <paramref name="IntentId"/>: null for words that belong to no intent. <paramref name="Test"/>: kept for the bench, never learnt from.</summary>
internal sealed record NewExamples(IReadOnlyList<string> Texts, Guid? IntentId = null, bool Test = false);

/// <summary>How many were new.</summary>
internal sealed record ExamplesAdded(int Added);
