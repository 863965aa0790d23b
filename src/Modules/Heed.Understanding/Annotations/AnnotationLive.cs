using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Annotations;

/// <summary>Corrected annotations on agents' live sockets: for those who see the conversation.</summary>
internal sealed class AnnotationLive(IConversationSight sight) : ILiveSource
{
    public string Kind => Annotation.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Annotation>().Where(a => a.Workspace == workspace && ids.Contains(a.Message)).ToListAsync(cancellationToken);
        var rules = await sight.RulesAsync(session, workspace, [.. rows.Select(r => r.Conversation).Distinct()], cancellationToken);
        return rows.Where(r => rules.ContainsKey(r.Conversation))
            .ToDictionary(r => r.Message, r => new LiveEntity(r.Message, JsonSerializer.SerializeToUtf8Bytes(AnnotationView.Of(r), HeedJson.Options), rules[r.Conversation]));
    }

    public bool Shows(Scope scope, LiveEntity entity) => ((Predicate<Scope>)entity.Access!)(scope);

    // An annotation that is gone went with its conversation.
    public bool Showed(Scope scope, Platform.Ledger.LedgerRow row, LiveEntity? now) => now is not null && Shows(scope, now);
}
