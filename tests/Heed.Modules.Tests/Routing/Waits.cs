using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

/// <summary>What the tests of routing ask for again and again.</summary>
internal static class Waits
{
    public static async Task<string?> StateOfAsync(Api viewer, Guid person) =>
        (await viewer.GetAsync("presence")).Expect(200).Items.Where(p => p.GetProperty("personId").GetGuid() == person).Select(p => p.GetProperty("state").GetString()).FirstOrDefault();

    public static async Task<IReadOnlyList<Guid?>> AssigneesAsync(Api viewer, IReadOnlyList<Guid> conversations)
    {
        var assignees = new List<Guid?>();
        foreach (var id in conversations) assignees.Add((await viewer.ConversationAsync(id)).Assignee());
        return assignees;
    }

    public static Guid? Assignee(this JsonElement conversation) => conversation.GetProperty("assigneeId") is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : null;

    /// <summary>Changes terms of the default queue; what is not named is as in a new one.</summary>
    public static async Task<Guid> QueueAsync(Api owner, object terms)
    {
        var queue = (await owner.GetAsync("routing/queues")).Expect(200).Items.First(q => q.GetProperty("isDefault").GetBoolean()).GetProperty("id").GetGuid();
        (await owner.PatchAsync($"routing/queues/{queue}", new { terms })).Expect(200);
        return queue;
    }

    /// <summary>
    /// Lets the clock of a host run until something is so, in steps shorter than a lease: a node that sleeps through its lease owns nothing for a while. What takes
    /// two minutes of that clock may take them as often as a busy machine needs.
    /// </summary>
    public static async Task PassAsync(HeedHost host, Func<Task<bool>> holds)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await holds()) return;
            host.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come true within twenty minutes of the host's clock.");
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds()) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come true within ten seconds.");
    }
}
