using System.Text.Json;

namespace HybridTrust.Api.Tickets;

/// <summary>What Jira's webhook sends, as far as it is read; for the OpenAPI document.</summary>
/// <param name="Issue">The issue: <c>key</c>, and in <c>fields</c> the description and custom fields.</param>
/// <param name="User">Whose change made Jira send.</param>
public sealed record JiraDelivery(JsonElement Issue, JsonElement? User = null);
