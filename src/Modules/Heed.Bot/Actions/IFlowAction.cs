namespace Heed.Bot.Actions;

/// <summary>An errand that flows can run. Modules and tests may add their own.</summary>
internal interface IFlowAction
{
    /// <summary>Its name in documents, such as <c>order.find</c>.</summary>
    string Name { get; }

    /// <summary>Names of its arguments.</summary>
    IReadOnlyList<string> Arguments { get; }

    /// <summary>Names of the facts it may find.</summary>
    IReadOnlyList<string> Facts { get; }

    /// <summary>Runs it within the runner's time limit. Personal facts only for a proven customer. Run again for the same message it does the same once.</summary>
    Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken);
}
