using System.Text.Json;

namespace Heed.Modules.Tests.Conversations;

/// <summary>Steps that many tests of conversations take.</summary>
internal static class ConversationSteps
{
    /// <summary>A visitor's words, sent as the widget does; the answer holds message and conversation.</summary>
    public static async Task<Answer> SaysAsync(this Api visitor, string text, Guid? id = null) =>
        (await visitor.PostAsync("/widget/v1/messages", new { id = id ?? Guid.CreateVersion7(), text, fileIds = Array.Empty<Guid>() })).Expect(201);

    /// <summary>A new visitor with a first message; the visitor and the conversation's id.</summary>
    public static async Task<(Api Visitor, Guid Conversation)> ContactAsync(this Company company, string siteKey, string text = "Hello")
    {
        var visitor = await company.VisitorAsync(siteKey);
        var said = await visitor.SaysAsync(text);
        // The first message makes the customer; from then on the token names it.
        if (said.Body.TryGetProperty("token", out var token) && token.ValueKind == JsonValueKind.String) visitor.Token = token.GetString();
        return (visitor, said["conversation"].GetProperty("id").GetGuid());
    }

    public static async Task<Answer> ReplyAsync(this Api agent, Guid conversation, string text, object? more = null)
    {
        var body = JsonSerializer.SerializeToElement(new { id = Guid.CreateVersion7(), text }, Api.Json).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        if (more is not null)
        {
            foreach (var member in JsonSerializer.SerializeToElement(more, Api.Json).EnumerateObject()) body[member.Name] = member.Value;
        }

        return await agent.PostAsync($"conversations/{conversation}/messages", body);
    }

    public static async Task<JsonElement> ConversationAsync(this Api agent, Guid conversation) =>
        (await agent.GetAsync($"conversations/{conversation}")).Expect(200)["conversation"];

    public static async Task<IReadOnlyList<JsonElement>> ThreadAsync(this Api agent, Guid conversation) =>
        (await agent.GetAsync($"conversations/{conversation}/messages?limit=200")).Expect(200).Items;

    /// <summary>The texts of people in a thread, in order.</summary>
    public static async Task<IReadOnlyList<string>> WordsAsync(this Api agent, Guid conversation) =>
        [.. (await agent.ThreadAsync(conversation)).Where(m => m.GetProperty("authorKind").GetString() is "agent" or "customer").Select(m => m.GetProperty("text").GetString()!)];
}
