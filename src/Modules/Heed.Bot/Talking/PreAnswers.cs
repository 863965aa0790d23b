using Heed.Bot.Bots;
using Heed.Bot.Suggesting;
using Heed.Bot.Thinking;
using Heed.Customers.Public;
using Heed.Knowledge.Public;
using Heed.Routing.Public;

namespace Heed.Bot.Talking;

/// <summary>
/// Says what the knowledge already knows while somebody waits too long for a person: one answer, with its source, and only one the bot is sure of.
/// The person still comes; the conversation stays in its queue.
/// </summary>
internal sealed class PreAnswers(IStore store, IConversations conversations, IInboxes inboxes, ICustomers customers, IKnowledge knowledge, BotBook book, AnswerSource sources) : IPreAnswers
{
    private const int Looked = 12;
    private static readonly LocalText Lead = new("人工客服正在赶来。在等待的这段时间，这条也许能帮到您：", "A person is on the way. In the meantime, this may help:");

    /// <inheritdoc/>
    public async Task<bool> AnswerAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        BotSaid? said;
        using (var session = store.Read()) said = await FindAsync(session, workspace, conversation, cancellationToken);
        return said is not null && await store.WriteAsync(Scope.System(workspace), unit => conversations.SayMeanwhile(unit, conversation, said), cancellationToken);
    }

    private async Task<BotSaid?> FindAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(session, workspace, conversation, cancellationToken) is not { Handler: Handler.Queue, Assignee: null } thread) return null;
        if (await book.OfInboxAsync(session, workspace, thread.Inbox, cancellationToken) is not { } bot) return null;
        var inbox = await inboxes.FindAsync(session, workspace, thread.Inbox, cancellationToken);
        var customer = await customers.FindAsync(session, workspace, thread.Customer, cancellationToken);
        var scene = new Scene(workspace, bot, inbox, thread, customer, $"before:{conversation:N}", false);
        // A letter is answered once and well; what is said in between is for those who sit before a screen.
        if (!scene.ShowsParts) return null;
        var messages = await conversations.CustomerMessagesAsync(session, workspace, conversation, null, null, Looked, cancellationToken);
        if (messages.LastOrDefault(m => m is { Author: MessageAuthor.Customer, DeletedAt: null } && m.Text.Trim().Length > 0) is not { } asked) return null;
        var language = Plain.IsChinese(asked.Text) is { } chinese ? chinese ? "zh-CN" : "en" : thread.Language ?? "zh-CN";
        var question = new KnowledgeQuestion(asked.Text, inbox?.Brand, scene.Channel, language, Internal: false);
        if ((await knowledge.AskAsync(session, workspace, question, 1, cancellationToken)).FirstOrDefault() is not { } answer || answer.Score < bot.Sure || OrderValues.Asks(answer.Answer)) return null;
        // The bot has said so already, before it handed over.
        if (messages.Any(m => m.Author == MessageAuthor.Bot && m.Parts?.Source?.Entry == answer.Entry)) return null;
        var source = await sources.OfAsync(session, workspace, inbox, language, answer, cancellationToken);
        return new BotSaid(Ids.FromParts("before", workspace.ToString(), asked.Id.ToString()), $"{Lead.In(language)}\n\n{Filling.Fill(answer.Answer, customer)}", new MessageParts { Source = source }, bot.Id);
    }
}
