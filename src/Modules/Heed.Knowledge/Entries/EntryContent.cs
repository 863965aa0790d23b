using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>What customers get to read of an entry: versions are of this. Stored as JSON.</summary>
/// <param name="Question">The question in the entry's language.</param>
/// <param name="Language">Language tag of the question and its variants.</param>
/// <param name="Titles">The question in other languages, by tag.</param>
/// <param name="Variants">Other wordings, in whatever language.</param>
internal sealed record EntryContent(
    string Question, string Language, IReadOnlyDictionary<string, string> Titles, IReadOnlyList<string> Variants, IReadOnlyList<EntryAnswer> Answers,
    IReadOnlyList<RelatedLink> Related, IReadOnlyList<EntryFile> Files, Audience Audience)
{
    public string Write() => JsonSerializer.Serialize(this, HeedJson.Options);

    public static EntryContent Read(string json) => JsonSerializer.Deserialize<EntryContent>(json, HeedJson.Options)!;

    /// <summary>The question in the language, else as it was written.</summary>
    public string QuestionIn(string? language) =>
        language is null || Languages.Same(Language, language) || Languages.Best(Titles.Keys, language) is not { } tag ? Question : Titles[tag];
}
