namespace Heed.Webhooks.Deliveries;

/// <summary>One event on its way to one webhook. What is sent is rendered at the moment of sending; the row holds no words of anybody.</summary>
internal sealed class Delivery
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>Made from webhook and place in the ledger, so that reading an event again changes nothing. It is the <c>webhook-id</c> of every attempt.</summary>
    public Guid Id { get; init; }

    public Guid Webhook { get; init; }

    /// <summary>Place of the event in the ledger; 0 for a test.</summary>
    public long Seq { get; init; }

    /// <summary>Type of the event, from <see cref="Hooks.EventTypes"/>.</summary>
    public required string Event { get; init; }

    /// <summary>What it is about.</summary>
    public Guid Entity { get; init; }

    public DeliveryStage Stage { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on the days of trying are counted: creation, or the last replay.</summary>
    public DateTimeOffset Begun { get; set; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset Due { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    /// <summary>HTTP status of the last attempt.</summary>
    public int? Status { get; set; }

    /// <summary>Why there was no status, or why it is not sent at all.</summary>
    public string? Error { get; set; }

    /// <summary>Milliseconds the last attempt took.</summary>
    public int? Duration { get; set; }
}
