using System.Globalization;
using System.Text;
using Heed.Conversations.Public;
using Heed.Understanding.Public;

namespace Heed.Understanding.Writing;

/// <summary>Helps an agent with a draft or a long thread by the workspace's model. It only proposes: nothing is stored or sent.</summary>
internal sealed class WritingDesk(IStore store, IConversations conversations, ILanguageModel model)
{
    /// <summary>Longest draft, in characters.</summary>
    public const int MaxText = 10_000;

    private const int Messages = 60;

    public async Task<ModelAnswer> RunAsync(Scope scope, Guid conversation, WritingRequest request, CancellationToken cancellationToken)
    {
        var material = new List<ModelMaterial>();
        using (var session = store.Read())
        {
            var row = await conversations.GetAsync(session, scope, conversation, cancellationToken);
            if (!scope.Has(ConversationPermissions.Reply, row.Brand)) throw new ForbiddenRefusal(ConversationPermissions.Reply);
            if (request.Task == WritingTask.Summarise) material.Add(new ModelMaterial("conversation", await ThreadAsync(session, scope.Workspace, conversation, cancellationToken)));
            else material.Add(new ModelMaterial("draft", request.Text!));
        }

        return await model.AskAsync(scope.Workspace, new ModelQuestion(Instruction(request), material, 800, $"person:{scope.Actor.Id:N}"), cancellationToken);
    }

    /// <summary>The words of customer and agents in order; no notes, so that nothing inside reaches a draft to the customer.</summary>
    private async Task<string> ThreadAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var message in await conversations.CustomerMessagesAsync(session, workspace, conversation, null, null, Messages, cancellationToken))
        {
            if (message.Text.Length > 0) text.Append(message.Author == MessageAuthor.Customer ? "Customer: " : "Team: ").AppendLine(message.Text);
        }

        return text.ToString();
    }

    private static string Instruction(WritingRequest request) => request.Task switch
    {
        WritingTask.Rewrite => "Rewrite the draft so that it is clear and correct, in its own language. Keep every fact.",
        WritingTask.Shorten => "Make the draft half as long, in its own language. Keep every fact the customer needs.",
        WritingTask.Friendlier => "Make the draft warmer, in its own language, without promising anything more. Keep every fact.",
        WritingTask.Formal => "Make the draft more formal, in its own language. Keep every fact.",
        WritingTask.Translate => $"Translate the draft into {LanguageName(request.Language)}. Keep names, numbers and placeholders.",
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
