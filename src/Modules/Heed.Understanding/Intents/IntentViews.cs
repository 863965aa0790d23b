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
/// <param name="IntentId">Null: it belongs to no intent.</param>
/// <param name="Test">Kept for the bench, never learnt from.</param>
/// <param name="Corrected">Whether it is a customer's own words that an agent sorted.</param>
/// <param name="SetId">Of a test: the named set it belongs to; null for the general one.</param>
internal sealed record ExampleView(Guid Id, Guid? IntentId, string Text, bool Test, bool Corrected, DateTimeOffset At, Guid? SetId)
{
    public static ExampleView Of(IntentExample example) => new(example.Id, example.Intent, example.Text, example.Held, example.Customer is not null || example.Message is not null, example.At, example.TestSet);
}

/// <summary>Which examples are listed.</summary>
/// <param name="Intent">Of this intent; null for those of none, or of all with <paramref name="All"/>.</param>
/// <param name="Test">Those kept for the bench, or those learnt from.</param>
/// <param name="Text">Only those that hold this text; null for all.</param>
/// <param name="Set">Only tests of this set, all zeros for the general one; null for all.</param>
internal sealed record ExampleFilter(Guid? Intent, bool All, bool Test, string? Text, Guid? Set = null);

/// <summary>Changes of an example; absent members stay. An intent of null says: none of the intents.</summary>
internal sealed record ExampleEdit(Change<string> Text = default, Change<Guid?> IntentId = default, Change<bool?> Test = default, Change<Guid?> SetId = default);

/// <summary>An intent to add.</summary>
internal sealed record NewIntent(string Name, string? Category = null);

/// <summary>Changes of an intent; absent members stay.</summary>
internal sealed record IntentEdit(Change<string> Name = default, Change<string> Category = default);

/// <summary>Examples to add. <paramref name="IntentId"/>: null for words that belong to no intent. <paramref name="Test"/>: kept for the bench, never learnt from; in <paramref name="SetId"/>.</summary>
internal sealed record NewExamples(IReadOnlyList<string> Texts, Guid? IntentId = null, bool Test = false, Guid? SetId = null);

/// <summary>How many were new.</summary>
internal sealed record ExamplesAdded(int Added);
