using Heed.Knowledge.Entries;
using Heed.Knowledge.Markup;

namespace Heed.Knowledge.Answering;

/// <summary>Turns published entries into answers for a channel and a language.</summary>
internal sealed class AnswerWriter(TimeProvider time)
{
    /// <summary>The answer; null when the entry has nothing to say.</summary>
    /// <param name="titles">Questions of the entries that related scenarios lead to; those that are not in it are left out.</param>
    public KnowledgeAnswer? Write(PublishedEntry entry, KnowledgeQuestion reader, double score, string matched, IReadOnlyDictionary<Guid, PublishedEntry> titles)
    {
        var answer = AnswerChoice.Best(entry.Content, reader.Channel, reader.Language);
        if (answer is null) return null;
        var markdown = Cases.Compose(answer.Markdown, answer.Cases, reader.Facts, time.GetUtcNow());
        return new KnowledgeAnswer(
            entry.Id, entry.Number, entry.Category, entry.Content.QuestionIn(answer.Language), AnswerText.Of(markdown), markdown, answer.Language, score, matched,
            entry.Content.Audience, Related(entry.Content, reader, titles));
    }

    /// <summary>Ids of the entries that these lead to.</summary>
    public static List<Guid> Linked(IEnumerable<PublishedEntry> entries) => [.. entries.SelectMany(e => e.Content.Related).Where(r => r.EntryId is not null).Select(r => r.EntryId!.Value).Distinct()];

    private static List<RelatedScenario> Related(EntryContent content, KnowledgeQuestion reader, IReadOnlyDictionary<Guid, PublishedEntry> titles)
    {
        var related = new List<RelatedScenario>();
        foreach (var link in content.Related)
        {
            if (link.EntryId is not { } id)
            {
                // Procedures are for agents.
                if (link.Kind != RelatedKind.Procedure || reader.Internal) related.Add(new RelatedScenario(link.Kind, null, link.Title, link.Target));
            }
            else if (titles.TryGetValue(id, out var to) && to.IsFor(reader.Brand, reader.Internal))
            {
                related.Add(new RelatedScenario(RelatedKind.Entry, id, link.Title.Length > 0 ? link.Title : to.Content.QuestionIn(reader.Language), null));
            }
        }

        return related;
    }
}
