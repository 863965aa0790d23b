using Heed.Knowledge.Public;

namespace Heed.Bot.Talking;

/// <summary>What is shown under an answer as its source.</summary>
internal sealed class AnswerSource(IEnumerable<IArticleLinks> links)
{
    /// <summary>So long a visitor waits at most for what their words mean, and only where the words alone leave doubt.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);

    /// <summary>The entry, with the address of its article where customers of the inbox can read it.</summary>
    public async Task<PartSource> OfAsync(ReadSession session, WorkspaceId workspace, InboxRow? inbox, string language, KnowledgeAnswer answer, CancellationToken cancellationToken)
    {
        string? link = null;
        if (inbox is { Brand: var brand }) foreach (var one in links) link ??= await one.OfAsync(session, workspace, brand, language, answer.Entry, cancellationToken);
        return new PartSource(answer.Entry, answer.Question, link);
    }
}
