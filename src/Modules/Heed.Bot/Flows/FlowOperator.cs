namespace Heed.Bot.Flows;

/// <summary>How a condition compares. Numbers are compared as numbers when both are; else as text, without case.</summary>
internal enum FlowOperator
{
    Equal,
    NotEqual,
    Greater,
    Less,
    Contains,
    Known,
    Unknown,
}
