using System.Text.Json;
using Heed.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Forms;

/// <summary>Forms on live sockets and for webhooks: for those who see the conversation.</summary>
internal sealed class FormLive(IConversationSight sight) : ILiveSource
{
    public const string KindName = "botForm";

    public string Kind => KindName;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var forms = await session.Db.Set<Form>().Where(f => f.Workspace == workspace && ids.Contains(f.Id)).ToListAsync(cancellationToken);
        var rules = await sight.RulesAsync(session, workspace, forms.Select(f => f.Conversation).ToHashSet(), cancellationToken);
        return forms.ToDictionary(f => f.Id, f => new LiveEntity(f.Id, JsonSerializer.SerializeToUtf8Bytes(FormView.Of(f), HeedJson.Options), rules.GetValueOrDefault(f.Conversation)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => entity.Access is Predicate<Scope> seen && seen(scope);
}
