using Heed.Conversations.Public;
using Heed.Platform.Web;
using Heed.Understanding.Intents;
using Heed.Understanding.Learning;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Annotations;

/// <summary>Annotations of a conversation, seen by whoever sees it; a correction teaches.</summary>
internal sealed class AnnotationDesk(IStore store, IConversations conversations, IntentMind mind, ModelDirectory models)
{
    private const int Most = 200;

    /// <summary>Those of the newest messages.</summary>
    public async Task<IReadOnlyList<AnnotationView>> ListAsync(Scope scope, Guid conversation, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await conversations.GetAsync(session, scope, conversation, cancellationToken);
        var rows = await session.Db.Set<Annotation>().Where(a => a.Workspace == scope.Workspace && a.Conversation == conversation).OrderByDescending(a => a.Message).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(AnnotationView.Of)];
    }

    public async Task<AnnotationView> CorrectAsync(Scope scope, Guid conversation, Guid message, long? expected, AnnotationEdit edit, CancellationToken cancellationToken)
    {
        new Validate()
            .That(!edit.Language.IsSet || edit.Language.Value is { Length: >= 2 and <= 12 } code && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "language", "badLanguage", "A code such as en or zh-Hans.")
            .That(!edit.Polarity.IsSet || edit.Polarity.Value is >= -1 and <= 1, "polarity", "outOfRange", "Between -1 and 1.")
            .That(!edit.Emotion.IsSet || edit.Emotion.Value is not null, "emotion", "required", "One of the emotions.")
            .Done();
        var words = await WordsAsync(scope, conversation, message, cancellationToken);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var row = unit.Db.Set<Annotation>().Find(unit.Workspace, message);
                if (row is null || row.Conversation != conversation) throw new NotFoundRefusal();
                Versions.Require(expected, row.Version);
                row.Language = edit.Language.Or(row.Language)!;
                if (edit.Polarity.IsSet) row.Polarity = (int)Math.Round(edit.Polarity.Value!.Value * 1000);
                row.Emotion = edit.Emotion.Or(row.Emotion)!.Value;
                if (edit.IntentId.IsSet)
                {
                    (row.Intent, row.Confidence) = (edit.IntentId.Value, 1000);
                    ExampleDesk.Learn(unit, row.Intent, words, row.Customer, message);
                }

                row.CorrectedBy = scope.Actor.Id;
                row.Version++;
                unit.Append(new LedgerEvent("annotation.changed", Annotation.Kind, message, row.Version, new { conversation }));
                return AnnotationView.Of(row);
            },
            cancellationToken);
    }

    /// <summary>Takes a correction back: the message is read as it was read when it came, and its words are not learnt from any more.</summary>
    /// <exception cref="NotFoundRefusal">Nobody corrected it.</exception>
    public async Task<AnnotationView> UncorrectAsync(Scope scope, Guid conversation, Guid message, CancellationToken cancellationToken)
    {
        var words = await WordsAsync(scope, conversation, message, cancellationToken);
        var reading = await ReadAgainAsync(scope.Workspace, message, words, cancellationToken);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var row = unit.Db.Set<Annotation>().Find(unit.Workspace, message);
                if (row?.CorrectedBy is null || row.Conversation != conversation) throw new NotFoundRefusal();
                ExampleDesk.Unlearn(unit, row.Intent, message);
                (row.Language, row.Polarity, row.Emotion, row.Intent, row.Confidence, row.Model) = reading;
                row.CorrectedBy = null;
                row.Version++;
                unit.Append(new LedgerEvent("annotation.changed", Annotation.Kind, message, row.Version, new { conversation }));
                return AnnotationView.Of(row);
            },
            cancellationToken);
    }

    /// <summary>What the model said that read the message when it came; the one of today may have learnt from the correction. Where that one is not kept any more, the one of today.</summary>
    private async Task<MessageReading> ReadAgainAsync(WorkspaceId workspace, Guid message, string words, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var number = await session.NumberAsync($"select model from understanding_annotations where workspace = {workspace} and message = {message}", cancellationToken);
        if (number == 0) return MessageReading.Of(words, null);
        var then = await models.FindAsync(session, workspace, number, cancellationToken);
        return then is null ? await MessageReading.OfAsync(session, workspace, words, mind, cancellationToken) : MessageReading.Of(words, (then, number));
    }

    /// <summary>What speaks for the intents now, by the model of today.</summary>
    public async Task<Explanation> ExplainAsync(Scope scope, Guid conversation, Guid message, CancellationToken cancellationToken)
    {
        var words = await WordsAsync(scope, conversation, message, cancellationToken);
        using var session = store.Read();
        if (await mind.OfAsync(session, scope.Workspace, cancellationToken) is not { } known) return new Explanation([], []);
        var ranked = known.Classifier.Classify(words).Ranked.Select(r => (Intent: TaughtText.Intent(r.Label), r.Probability)).Where(r => r.Intent is not null).Take(5);
        return new Explanation([.. ranked.Select(r => new RankedIntent(r.Intent!.Value, Math.Round(r.Probability, 4)))], ProofWords.Of(known.Classifier, words, 8));
    }

    /// <exception cref="NotFoundRefusal">The conversation or message is not there for the scope, or they are not a customer's words.</exception>
    /// <exception cref="ForbiddenRefusal">The scope may not edit the conversation.</exception>
    private async Task<string> WordsAsync(Scope scope, Guid conversation, Guid message, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await conversations.GetAsync(session, scope, conversation, cancellationToken);
        scope.Require(ConversationPermissions.Edit, row.Brand);
        var found = (await conversations.CustomerMessagesAsync(session, scope.Workspace, [message], cancellationToken)).FirstOrDefault();
        return found is { Author: MessageAuthor.Customer } && found.Conversation == conversation ? found.Text : throw new NotFoundRefusal();
    }
}
