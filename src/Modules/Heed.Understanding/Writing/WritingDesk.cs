using System.Globalization;
using System.Text;
using Heed.Conversations.Public;
using Heed.Understanding.Public;

namespace Heed.Understanding.Writing;

/// <summary>Helps an agent with a draft or a long thread by the workspace's model. It only proposes: nothing is stored or sent.</summary>
internal sealed class WritingDesk(IStore store, IConversations conversations, ILanguageModel model, AnswerSources sources)
{
    /// <summary>Longest draft, in characters.</summary>
    public const int MaxText = 10_000;

    /// <summary>Longest answer, in the model's tokens.</summary>
    private const int MaxTokens = 800;

    public async Task<ModelAnswer> RunAsync(Scope scope, Guid conversation, WritingRequest request, CancellationToken cancellationToken)
    {
        ConversationRow row;
        IReadOnlyList<MessageRow> thread = [];
        using (var session = store.Read())
        {
            row = await conversations.GetAsync(session, scope, conversation, cancellationToken);
            scope.Require(ConversationPermissions.Reply, row.Brand);
            if (Looked(request.Task) is > 0 and var count) thread = await conversations.CustomerMessagesAsync(session, scope.Workspace, conversation, null, null, count, cancellationToken);
        }

        var who = $"person:{scope.Actor.Id:N}";
        if (request.Task == WritingTask.Answer) return await AnswerAsync(scope, row, thread, request, who, cancellationToken);
        var material = request.Task == WritingTask.Summarise ? new ModelMaterial("conversation", ThreadOf(thread)) : new ModelMaterial("draft", request.Text!);
        return await model.AskAsync(scope.Workspace, new ModelQuestion(Instruction(request), [material], MaxTokens, who), cancellationToken);
    }

    private async Task<ModelAnswer> AnswerAsync(Scope scope, ConversationRow row, IReadOnlyList<MessageRow> thread, WritingRequest request, string who, CancellationToken cancellationToken)
    {
        var question = thread.LastOrDefault(m => m is { Author: MessageAuthor.Customer, DeletedAt: null, Text.Length: > 0 })?.Text;
        var cited = question is null ? [] : await sources.FindAsync(scope, row, question, cancellationToken);
        if (cited.Count == 0) return new ModelAnswer(null, ModelFailure.NothingFound);
        ModelMaterial[] material = [.. cited.Select((c, i) => new ModelMaterial($"S{i + 1}", c.Text)), new ModelMaterial("conversation", ThreadOf(thread))];
        var answer = await model.AskAsync(scope.Workspace, new ModelQuestion(Instruction(request), material, MaxTokens, who), cancellationToken);
        return answer.Text is { } text ? CitedAnswer.Read(text, cited) : answer;
    }

    /// <summary>How many of the newest messages a task looks at.</summary>
    private static int Looked(WritingTask task) => task switch { WritingTask.Summarise => 60, WritingTask.Answer => 12, _ => 0 };

    /// <summary>The words of customer and agents in order; no notes, so that nothing inside reaches a draft to the customer.</summary>
    private static string ThreadOf(IEnumerable<MessageRow> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages.Where(m => m.Text.Length > 0)) text.Append(message.Author == MessageAuthor.Customer ? "Customer: " : "Team: ").AppendLine(message.Text);
        return text.ToString();
    }

    private static string Instruction(WritingRequest request) => request.Task switch
    {
        WritingTask.Rewrite => "Rewrite the draft so that it is clear and correct, in its own language. Keep every fact.",
        WritingTask.Shorten => "Make the draft half as long, in its own language. Keep every fact the customer needs.",
        WritingTask.Friendlier => "Make the draft warmer, in its own language, without promising anything more. Keep every fact.",
        WritingTask.Formal => "Make the draft more formal, in its own language. Keep every fact.",
        WritingTask.Translate => $"Translate the draft into {LanguageName(request.Language)}. Keep names, numbers and placeholders.",
        WritingTask.Answer => "Write a short reply to the customer's last question in the customer's language, from the texts named S1, S2 and so on alone. "
            + $"After each statement put the name of its text in brackets, such as [S1]. When they do not answer the question, reply with the single word {CitedAnswer.None}.",
        _ => $"Summarise the conversation for a colleague who takes over, in {LanguageName(request.Language)}: what the customer wants, the facts so far, what was promised, what is open. At most six short lines.",
    };

    /// <summary>English name of a language that the runtime knows; the code comes from a caller and is never put into the instruction itself.</summary>
    private static string LanguageName(string? code)
    {
        try
        {
            return code is { Length: >= 2 and <= 12 } ? CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName : "English";
        }
        catch (CultureNotFoundException)
        {
            return "English";
        }
    }
}
