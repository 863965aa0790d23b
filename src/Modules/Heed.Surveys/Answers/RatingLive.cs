using System.Text.Json;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Web;

namespace Heed.Surveys.Answers;

/// <summary>Ratings on agents' live sockets: for those who see the conversation.</summary>
internal sealed class RatingLive(IConversationSight sight) : ILiveSource
{
    public string Kind => SurveyDesk.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var views = await session.QueryAsync(
            $"select {RatingView.Columns} from surveys_answers a where a.workspace = {workspace} and a.id in {ids}", RatingView.Read, cancellationToken);
        var rules = await sight.RulesAsync(session, workspace, [.. views.Select(v => v.ConversationId).Distinct()], cancellationToken);
        return views.Where(v => rules.ContainsKey(v.ConversationId))
            .ToDictionary(v => v.Id, v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), rules[v.ConversationId]));
    }

    public bool Shows(Scope scope, LiveEntity entity) => ((Predicate<Scope>)entity.Access!)(scope);

    // What one saw of a rating that is gone went with its conversation.
    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now) => row.Name != "rating.given" && now is not null && Shows(scope, now);
}
