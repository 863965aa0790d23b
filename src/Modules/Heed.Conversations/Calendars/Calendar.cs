using System.Text.Json;
using Heed.Calendars;
using Heed.Conversations.Settings;
using Heed.Kernel;
using Heed.Platform.Web;

namespace Heed.Conversations.Calendars;

/// <summary>Working hours that inboxes refer to.</summary>
internal sealed class Calendar : ISetting
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string Name { get; set; } = "";

    /// <summary>JSON of the engine's <c>CalendarDefinition</c>.</summary>
    public string Definition { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The hours as the engine has them.</summary>
    public CalendarDefinition Read() => JsonSerializer.Deserialize<CalendarDefinition>(Definition, HeedJson.Options)!;
}
