using System.Text.Json.Serialization;

namespace HybridTrust.Api.Tickets;

/// <summary>A change request as ServiceNow's business rule sends it; for the OpenAPI document. Other members are not read.</summary>
/// <param name="Table"><c>change_request</c>.</param>
/// <param name="SysId">The record's id.</param>
/// <param name="Number">Its number, such as CHG0030001: the ticket.</param>
/// <param name="Description">Its description, whose lines may hold what has no field.</param>
/// <param name="RequestedBy">Who requested the change, by user name or mail address.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Action">What to do.</param>
/// <param name="Procedures">The procedures, parted by commas.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Run">The run to put back, for the action <c>undo</c>.</param>
public sealed record ServiceNowDelivery(
    string Table,
    [property: JsonPropertyName("sys_id")] string SysId,
    string Number,
    string? Description = null,
    [property: JsonPropertyName("requested_by")] string? RequestedBy = null,
    [property: JsonPropertyName("u_hybridtrust_organization")] string? Organization = null,
    [property: JsonPropertyName("u_hybridtrust_action")] string? Action = null,
    [property: JsonPropertyName("u_hybridtrust_procedures")] string? Procedures = null,
    [property: JsonPropertyName("u_hybridtrust_attempt")] string? Attempt = null,
    [property: JsonPropertyName("u_hybridtrust_run")] string? Run = null);
