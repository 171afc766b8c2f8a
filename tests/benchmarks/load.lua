-- wrk asks for each of the addresses given after "--" in turn.
local addresses, at = {}, 0

function init(given)
  addresses = given
end

function request()
  at = at % #addresses + 1
  return wrk.format("GET", addresses[at])
end
