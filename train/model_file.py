"""Writes boosted trees in the form that src/roles/model.rs reads (its header describes the bytes)."""
import struct

LEAF = 255


def nodes_of(tree):
    """The tree's nodes in pre-order, without recursion: (measure, cut) or (None, points), and right offsets."""
    out, stack = [], [(tree["tree_structure"], None)]
    while stack:
        node, parent = stack.pop()
        if parent is not None:
            out[parent][2] = len(out) - parent
        if "leaf_value" in node:
            out.append([None, node["leaf_value"], 0])
            continue
        here = len(out)
        out.append([node["split_feature"], node["threshold"], 0])
        stack.append((node["right_child"], here))
        stack.append((node["left_child"], None))
    return out


def write(path, model):
    trees = [nodes_of(it) for it in model.dump_model()["tree_info"]]
    singles = {struct.unpack("<f", struct.pack("<f", n[1]))[0] for t in trees for n in t if n[0] is not None}
    cuts = sorted(singles)
    number = {it: at for at, it in enumerate(cuts)}
    data = struct.pack("<H", len(cuts)) + b"".join(struct.pack("<f", it) for it in cuts)
    data += struct.pack("<H", len(trees))
    for tree in trees:
        data += struct.pack("<B", len(tree))
        for measure, value, right in tree:
            if measure is None:
                points = max(-32768, min(32767, round(value * 1000)))
                data += struct.pack("<BBh", LEAF, 0, points)
            else:
                data += struct.pack("<BBH", measure, right, number[struct.unpack("<f", struct.pack("<f", value))[0]])
    with open(path, "wb") as file:
        file.write(data)
    return len(data)
